#!/bin/sh
# Says what is no QMP on its monitor, and goes on.
printf 'hello\n{"QMP": \n\000\377\n[]\n{"event": 7}\n' >&4
exec sleep 1000
