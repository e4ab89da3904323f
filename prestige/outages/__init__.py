"""When the portal did not work: the proof out of the worker's heartbeats, and the register that people keep."""
