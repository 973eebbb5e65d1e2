#!/bin/sh
# Refuses its arguments, as a QEMU that lacks a device does.
echo 'qemu-system-x86_64: -device pink-elephant: not a valid device model name' >&2
exit 1
