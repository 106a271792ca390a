#!/usr/bin/env node
require('../dist/src/cli/bin.js');
