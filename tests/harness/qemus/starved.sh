#!/bin/sh
# QEMU has to share one processor of the host with three others who never rest.
processor=$(taskset -pc $$ | sed 's/.*: //; s/[-,].*//')
taskset -pc "$processor" $$ >/dev/null
rest='while kill -0 $1 2>/dev/null; do i=0; while [ $i -lt 100000 ]; do i=$((i + 1)); done; done'
for other in 1 2 3; do sh -c "$rest" rest $$ </dev/null >/dev/null 2>&1 & done
exec "$KINDLING_REAL_QEMU" "$@"
