// Calls a model that was converted for TensorFlow.js.
//
//     node call_tfjs.mjs PACKAGES MODEL < inputs.json > outputs.json
//
// PACKAGES is a folder with node_modules, MODEL one with model.json. Inputs and outputs are tensors by their names in the
// signature: {"images": {"dtype": "float32", "shape": [16, 64, 64, 1], "values": [...]}, ...}.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join, resolve} from 'node:path';

const [packages, folder] = process.argv.slice(2);
const require = createRequire(join(resolve(packages), 'package.json'));
const tf = require('@tensorflow/tfjs-core');
const {loadGraphModel} = require('@tensorflow/tfjs-converter');
require('@tensorflow/tfjs-backend-cpu');

const {modelTopology, signature, weightsManifest} = JSON.parse(readFileSync(join(folder, 'model.json')));
const files = weightsManifest.flatMap(group => group.paths).map(path => readFileSync(join(folder, path)));
const weightData = new Uint8Array(Buffer.concat(files)).buffer;
const weightSpecs = weightsManifest.flatMap(group => group.weights);
const model = await loadGraphModel({load: async () => ({modelTopology, signature, weightSpecs, weightData})});

const fed = {};
for (const [name, {dtype, shape, values}] of Object.entries(JSON.parse(readFileSync(0)))) {
  fed[signature.inputs[name].name] = tf.tensor(values, shape, dtype);
}
const names = Object.keys(signature.outputs);
const found = await model.executeAsync(fed, names.map(name => signature.outputs[name].name));
const outputs = {};
for (const [i, tensor] of [found].flat().entries()) {
  outputs[names[i]] = {dtype: tensor.dtype, shape: tensor.shape, values: Array.from(await tensor.data())};
}
process.stdout.write(JSON.stringify(outputs));
