package org.disentangle.table.row;

import java.util.OptionalDouble;
import org.disentangle.table.TableFile;

/**
 * A row of {@code claims_runs.csv}: the value of one run for a claim.
 *
 * @param claim its number, from 1
 * @param trial of the run
 * @param value of the claim's measure; empty if the run has none
 */
@TableFile(name = "claims_runs", sentence = "What each run gave for each claim.")
public record ClaimRunRow(int claim, String trial, String run, OptionalDouble value) {}
