"""What the office does with an application, one function per thing."""
