package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.Amount;

/** @param kind older: last pulled 90 days ago or more; never: no recorded pull; unused: of those, pushed 90 days ago or more */
record ColdCell(String kind, Amount amount, String link) {}
