"""What stands between the page and the network: the socket, who is there, limits, headers, logs, the end."""
