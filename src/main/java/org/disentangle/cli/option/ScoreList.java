package org.disentangle.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.disentangle.analysis.score.ScoreCatalogue;
import org.disentangle.analysis.score.ScoreGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Spec;

/** The scores and what each needs, as a part of the help of the verbs that take them. */
@Command
public final class ScoreList {
  private static final String SECTION = "scores";
  private static final int INDENT = 16;

  /** Adds the list to a command's help, before what its exit status means. */
  @Spec(Spec.Target.MIXEE)
  void addTo(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    List<String> sections = new ArrayList<>(usage.sectionKeys());
    sections.add(
        sections.indexOf(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING), SECTION);
    usage.sectionKeys(sections);
    usage.sectionMap().put(SECTION, ScoreList::text);
  }

  private static String text(Help help) {
    return help.createHeading("%nScores, by group, and what they need:%n")
        + ScoreCatalogue.groups().stream().map(group -> entry(group, help)).collect(
            Collectors.joining());
  }

  private static String entry(ScoreGroup<?> group, Help help) {
    Help.TextTable table =
        Help.TextTable.forColumnWidths(
            help.colorScheme(), INDENT, help.commandSpec().usageMessage().width() - INDENT);
    table.addRowValues("  " + group.key(), group.keys().collect(Collectors.joining(", ")));
    table.addRowValues("", group.neededWords());
    group.scores().stream()
        .filter(score -> !score.condition().isEmpty())
        .forEach(
            score -> table.addRowValues("", score.key() + " also: " + score.condition()));
    return table.toString();
  }
}
