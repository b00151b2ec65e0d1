"""Gold questions proposed by rules, from sentences that already hold the answer; a person accepts them."""
