#!/bin/sh
echo 'there is no configuration to add to'
exit 1
