#!/bin/sh
PATH=/sbin:/bin
export PATH
exec env - PATH=$PATH runsvdir.runit /etc/service
