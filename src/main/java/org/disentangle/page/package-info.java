/**
 * Shared code for the pages of all reports: the report folder, the template engine, the style
 * sheet, number formats, and right-to-left names. The content of a page is the responsibility of
 * the package that writes it.
 */
package org.disentangle.page;
