#!/bin/sh
echo 'task [2] log:console /bin/echo the added service runs -- added' >/etc/finit.d/added.conf
