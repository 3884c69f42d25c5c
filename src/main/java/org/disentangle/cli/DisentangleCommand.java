package org.disentangle.cli;

import org.disentangle.cli.config.ConfigCommand;
import org.disentangle.cli.data.DataCommand;
import org.disentangle.cli.describe.DescribeCommand;
import org.disentangle.cli.describe.InspectCommand;
import org.disentangle.cli.pgm.PgmCommand;
import org.disentangle.cli.score.ScoreCommand;
import picocli.CommandLine.Command;

/**
 * The program with all its verbs: completion and manual are made from it, and {@link Program} takes
 * from it what is asked for.
 */
@Command(
    subcommands = {
      StudyCommand.class,
      SweepCommand.class,
      TrialCommand.class,
      TrainCommand.class,
      AnalyzeCommand.class,
      ScoreCommand.class,
      ReportCommand.class,
      DescribeCommand.class,
      InspectCommand.class,
      ConfigCommand.class,
      DataCommand.class,
      PgmCommand.class,
      DoctorCommand.class,
    })
final class DisentangleCommand extends RootCommand {}
