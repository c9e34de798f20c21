"""What the benchmark commands share. Python 3.9 or newer, standard library only."""
