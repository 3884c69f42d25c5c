/**
 * This program's side of the benchmark: processes that do a piece of the program's work whenever a
 * line on the standard input asks for it, and say how long it took. The other sides, and who asks,
 * are Python: see {@code src/bench/bench.py}.
 */
package org.disentangle.bench;
