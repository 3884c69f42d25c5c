/**
 * The schema of configurations in the words of other tools: a JSON schema, made of the descriptors
 * of the messages with the comments, defaults and ranges that stand in {@code src/main/proto}.
 */
package org.disentangle.config.schema;
