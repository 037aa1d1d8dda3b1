# SPDX-License-Identifier: Apache-2.0
"""Reads names of JUnit reports (NUL between them), prints "passed", "failed NAME" or "skipped NAME" for each test."""
import sys
import xml.etree.ElementTree as tree

for report in filter(None, sys.stdin.read().split('\0')):
    for case in tree.parse(report).getroot().iter('testcase'):
        name = '%s.%s' % (case.get('classname'), case.get('name'))
        if case.find('failure') is not None or case.find('error') is not None:
            print('failed', name)
        elif case.find('skipped') is not None:
            print('skipped', name)
        else:
            print('passed')
