"""What people and programs touch: the command line, the web chat, the HTTP interface."""
