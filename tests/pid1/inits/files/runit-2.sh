#!/bin/sh
PATH=/sbin:/bin:/usr/sbin:/usr/bin
export PATH
exec env - PATH=$PATH runsvdir.runit /etc/service
