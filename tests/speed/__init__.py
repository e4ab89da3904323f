"""What the portal costs: measurements, run by `./run bench`."""
