/**
 * What the pages of all reports share: the folder they are written to, the template engine, the
 * style sheet, numbers as text, names that run from right to left. What a page says is the business
 * of the rooms that write one.
 */
package org.disentangle.page;
