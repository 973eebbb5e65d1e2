#!/bin/sh
exec getty -n -l /bin/sh 0 ttyS0 vt100
