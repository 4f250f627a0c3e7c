"""What does each command of the search package print? One file per command or pair of commands."""
