package org.disentangle.table.row;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code runs.csv}: how a model was made, from its run record; unknown values are blank.
 *
 * @param model its family
 * @param latentDimension width of the representation
 * @param images seen in training
 * @param data the source of the images
 * @param dataChecksum SHA-256 of the images it was trained on
 * @param validationFraction share of the images held out for validation
 * @param ended how the training ended
 */
@TableFile(name = "runs", sentence = "How each run was made: settings, data, device and time.")
public record RunRow(
    String run,
    String model,
    @Column(title = "β") OptionalDouble beta,
    @Column(title = "Latents") int latentDimension,
    OptionalLong seed,
    OptionalLong steps,
    OptionalLong images,
    @Column(title = "Seconds", decimals = 1) OptionalDouble wallSeconds,
    String device,
    @Column(title = "Trained on") String data,
    @Column(title = "Checksum") String dataChecksum,
    @Column(title = "Held out") OptionalDouble validationFraction,
    String ended)
    implements OfRun {}
