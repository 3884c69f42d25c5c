package org.disentangle.inquiry.reasoning;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.inquiry.Inquiry;
import org.disentangle.inquiry.InquiryQuestion;
import org.disentangle.inquiry.Question;
import org.disentangle.inquiry.answer.Answer;
import org.disentangle.inquiry.answer.Conclusion;
import org.disentangle.pgm.TooLargeException;
import org.disentangle.pgm.format.GraphDocument;

/** Answers questions about graphs. */
public final class Reasoner {
  private Reasoner() {}

  /** The answers to an inquiry, with the usual memory for tables. */
  public static List<Answer> answers(Inquiry inquiry) {
    return answers(inquiry, AnswerOptions.USUAL, Progress.NONE);
  }

  /**
   * The answers in the order of the questions. A question that needs too much memory or too many
   * steps gets an answer that says so; the others are still answered.
   *
   * @throws UserErrorException if a question has no answer, for example because of impossible
   *     evidence; the message names the question
   */
  public static List<Answer> answers(Inquiry inquiry, AnswerOptions options, Progress progress) {
    List<Answer> answers = new ArrayList<>();
    for (InquiryQuestion each : inquiry.questions()) {
      progress.update("answering", answers.size(), inquiry.questions().size());
      try {
        answers.add(answer(inquiry.graph(each.graph()), each.question(), options));
      } catch (TooLargeException e) {
        answers.add(unanswered(each.text(), e));
      } catch (UserErrorException e) {
        throw new UserErrorException(
            "question " + each.number() + " of " + inquiry.name() + ": " + e.getMessage(), e);
      }
    }
    progress.update("answering", answers.size(), answers.size());
    return answers;
  }

  private static Answer unanswered(String text, TooLargeException reason) {
    return new Answer(
        text,
        "not answered",
        Conclusion.of("Not answered: " + reason.getMessage() + "."),
        List.of(),
        List.of());
  }

  /**
   * The answer to one question.
   *
   * @param document a graph that allows the question
   * @throws TooLargeException if it needs too much memory or too many steps
   * @throws UserErrorException if there is no answer, for example because of impossible evidence
   */
  public static Answer answer(GraphDocument document, Question question, AnswerOptions options) {
    Subject subject = new Subject(document, options);
    if (question instanceof Question.Factorisation) {
      return FactorisationAnswer.of(subject);
    } else if (question instanceof Question.Neighbourhood neighbourhood) {
      return NeighbourhoodAnswer.of(subject, neighbourhood);
    } else if (question instanceof Question.MoralGraph) {
      return MoralGraphAnswer.of(subject);
    } else if (question instanceof Question.Separation separation) {
      return SeparationAnswer.of(subject, separation);
    } else if (question instanceof Question.Independencies independencies) {
      return IndependenciesAnswer.of(subject, independencies);
    } else if (question instanceof Question.LocalBasis) {
      return LocalBasisAnswer.of(subject);
    } else if (question instanceof Question.MaximalCliques) {
      return CliquesAnswer.of(subject);
    } else if (question instanceof Question.MinimalSeparators separators) {
      return SeparatorsAnswer.of(subject, separators);
    } else if (question instanceof Question.Chordality) {
      return ChordalityAnswer.of(subject);
    } else if (question instanceof Question.JunctionTree) {
      return JunctionTreeAnswer.of(subject);
    } else if (question instanceof Question.MapTest test) {
      return MapTestAnswer.of(subject, test);
    } else if (question instanceof Question.Posterior posterior) {
      return PosteriorAnswer.of(subject, posterior);
    } else if (question instanceof Question.MostProbable mostProbable) {
      return AssignmentAnswer.ofAll(subject, mostProbable);
    } else if (question instanceof Question.MarginalMap map) {
      return AssignmentAnswer.ofSome(subject, map);
    } else if (question instanceof Question.PartitionFunction) {
      return PartitionAnswer.of(subject);
    } else if (question instanceof Question.Marginalisation marginalisation) {
      return MarginalisationAnswer.of(subject, marginalisation);
    } else if (question instanceof Question.Scaling scaling) {
      return ScalingAnswer.of(subject, scaling);
    } else if (question instanceof Question.NumericCheck check) {
      return NumericCheckAnswer.of(subject, check);
    } else if (question instanceof Question.Separator separator) {
      return SeparatorAnswer.of(subject, separator);
    } else if (question instanceof Question.EssentialGraph) {
      return EssentialGraphAnswer.of(subject);
    }
    throw new IllegalStateException("no answer is known to " + question);
  }
}
