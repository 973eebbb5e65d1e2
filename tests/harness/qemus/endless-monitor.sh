#!/bin/sh
# Says a line on its monitor that never ends.
exec head -c 1000000000 /dev/zero >&4
