#!/bin/sh
echo '::respawn:/duty/added' >>/etc/inittab
