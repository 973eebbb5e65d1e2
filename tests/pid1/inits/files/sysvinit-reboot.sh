#!/bin/sh
exec /sbin/init 6
