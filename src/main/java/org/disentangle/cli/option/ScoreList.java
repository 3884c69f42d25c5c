package org.disentangle.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.disentangle.analysis.score.ScoreCatalogue;
import org.disentangle.analysis.score.ScoreGroup;
import picocli.CommandLine.Help;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The scores and what each needs, as a part of the help of the verbs that take them. */
public final class ScoreList implements IModelTransformer {
  private static final String SECTION = "scores";
  private static final int INDENT = 16;

  /** Adds the list to a command's help, before what its exit status means. */
  @Override
  public CommandSpec transform(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    List<String> sections = new ArrayList<>(usage.sectionKeys());
    sections.add(sections.indexOf(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING), SECTION);
    usage.sectionKeys(sections);
    usage.sectionMap().put(SECTION, ScoreList::text);
    return command;
  }

  private static String text(Help help) {
    int width = help.commandSpec().usageMessage().width();
    Help.TextTable table =
        Help.TextTable.forColumnWidths(help.colorScheme(), INDENT, width - INDENT);
    ScoreCatalogue.groups()
        .forEach(group -> table.addRowValues("  " + group.key(), sentences(group)));
    return help.createHeading("%nScores, by group, and what they need:%n") + table;
  }

  private static String sentences(ScoreGroup<?> group) {
    String conditions =
        group.scores().stream()
            .filter(score -> !score.condition().isEmpty())
            .map(score -> " %s also needs %s.".formatted(score.key(), score.condition()))
            .collect(Collectors.joining());
    return group.keys().collect(Collectors.joining(", "))
        + ": "
        + group.neededWords()
        + "."
        + conditions;
  }
}
