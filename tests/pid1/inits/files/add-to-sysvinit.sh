#!/bin/sh
echo 'as:2345:once:/bin/echo the added service runs' >>/etc/inittab
