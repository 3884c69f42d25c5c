package org.disentangle.pgm.independence;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The verdict whether every statement of one graph holds in another: I(one) ⊆ I(other).
 *
 * @param holds the verdict; exact for graphs of every size
 * @param counterexample present if and only if it does not hold
 * @param searchedGiven all statements about two single nodes were tried up to this size of the
 *     given set; -1 if none were
 * @param exhaustive whether these were all statements: {@code searchedGiven} is the number of nodes
 *     less two
 * @param statements how many statements about two single nodes hold in the first graph; if
 *     exhaustive
 * @param violations how many of these do not hold in the other graph; if exhaustive
 */
public record Inclusion(
    boolean holds,
    Optional<Counterexample> counterexample,
    int searchedGiven,
    boolean exhaustive,
    OptionalLong statements,
    OptionalLong violations) {}
