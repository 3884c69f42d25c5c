"use strict";
{
  // Carries out a decoder as its file has it: a list of values, each a constant or a step from earlier ones.
  const half = (bits) => {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
  };

  function halves(text) {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const words = new DataView(bytes.buffer);
    return Float32Array.from({ length: bytes.length / 2 }, (_, index) => half(words.getUint16(2 * index, true)));
  }

  const size = (shape) => shape.reduce((product, length) => product * length, 1);
  const each = (f) => (step, [x]) => x.data.map((value) => f(value, step.settings));
  const both = (f) => (step, [x, y]) =>
    Float32Array.from({ length: size(step.shape) }, (_, i) => f(x.data[i % x.data.length], y.data[i % y.data.length]));

  function product(step, [x, kernel]) {
    const [rows, columns] = [size(x.shape), size(step.shape)];
    const out = new Float32Array(columns);
    for (let row = 0; row < rows; row++) {
      const value = x.data[row];
      if (value !== 0) {
        for (let column = 0; column < columns; column++) {
          out[column] += value * kernel.data[step.settings.transposed ? column * rows + row : row * columns + column];
        }
      }
    }
    return out;
  }

  // Runs over the pairs of a place in the larger map and one in the smaller map that a kernel's cell connects.
  function connect([, height, width], [, innerHeight, innerWidth], [kernelHeight, kernelWidth], { stride, same }, visit) {
    const before = (outer, inner, kernel) => (same ? Math.floor(Math.max((inner - 1) * stride + kernel - outer, 0) / 2) : 0);
    const top = before(height, innerHeight, kernelHeight);
    const left = before(width, innerWidth, kernelWidth);
    for (let y = 0; y < innerHeight; y++) {
      for (let x = 0; x < innerWidth; x++) {
        for (let ky = 0; ky < kernelHeight; ky++) {
          const row = y * stride - top + ky;
          if (row >= 0 && row < height) {
            for (let kx = 0; kx < kernelWidth; kx++) {
              const column = x * stride - left + kx;
              if (column >= 0 && column < width) {
                visit(row * width + column, y * innerWidth + x, ky * kernelWidth + kx);
              }
            }
          }
        }
      }
    }
  }

  function convolution(step, [x, kernel]) {
    const [, , inputs, outputs] = kernel.shape;
    const out = new Float32Array(size(step.shape));
    connect(x.shape, step.shape, kernel.shape, step.settings, (outer, inner, cell) => {
      for (let i = 0; i < inputs; i++) {
        const value = x.data[outer * inputs + i];
        if (value !== 0) {
          const weights = (cell * inputs + i) * outputs;
          for (let o = 0; o < outputs; o++) out[inner * outputs + o] += value * kernel.data[weights + o];
        }
      }
    });
    return out;
  }

  function transposedConvolution(step, [x, kernel]) {
    const [, , outputs, inputs] = kernel.shape;
    const out = new Float32Array(size(step.shape));
    connect(step.shape, x.shape, kernel.shape, step.settings, (outer, inner, cell) => {
      for (let o = 0; o < outputs; o++) {
        const weights = (cell * outputs + o) * inputs;
        let sum = 0;
        for (let i = 0; i < inputs; i++) sum += x.data[inner * inputs + i] * kernel.data[weights + i];
        out[outer * outputs + o] += sum;
      }
    });
    return out;
  }

  function meanOfPositions(step, [x]) {
    const out = new Float32Array(size(step.shape));
    const share = out.length / x.data.length;
    x.data.forEach((value, i) => { out[i % out.length] += value * share; });
    return out;
  }

  const same = (step, [x]) => x.data;
  const operations = {
    MatMul: product,
    Conv2D: convolution,
    Conv2DBackpropInput: transposedConvolution,
    Reshape: same,
    Identity: same,
    Squeeze: same,
    ExpandDims: same,
    BiasAdd: both((x, y) => x + y),
    AddV2: both((x, y) => x + y),
    Add: both((x, y) => x + y),
    Sub: both((x, y) => x - y),
    Mul: both((x, y) => x * y),
    Relu: each((x) => Math.max(x, 0)),
    LeakyRelu: each((x, { alpha }) => (x > 0 ? x : alpha * x)),
    Elu: each((x) => (x > 0 ? x : Math.expm1(x))),
    Tanh: each(Math.tanh),
    Sigmoid: each((x) => 1 / (1 + Math.exp(-x))),
    Softplus: each((x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))),
    Exp: each(Math.exp),
    Neg: each((x) => -x),
    Abs: each(Math.abs),
    Square: each((x) => x * x),
    Rsqrt: each((x) => 1 / Math.sqrt(x)),
    Mean: meanOfPositions,
    RealDiv: both((x, y) => x / y),
    Div: both((x, y) => x / y),
    Maximum: both(Math.max),
    Minimum: both(Math.min),
    ClipByValue: (step, [x, low, high]) =>
      x.data.map((value, i) => Math.min(Math.max(value, low.data[i % low.data.length]), high.data[i % high.data.length])),
  };

  function program(file) {
    const constants = file.values.map((value) => (value.half === undefined ? null : halves(value.half)));
    return (latents) => {
      const values = [];
      file.values.forEach((value, index) => {
        const data = constants[index]
          ?? (value.operation ? operations[value.operation](value, value.operands.map((place) => values[place])) : Float32Array.from(latents));
        values.push({ shape: value.shape, data });
      });
      return values[values.length - 1].data;
    };
  }

  // How many greys lie side by side: one channel each, but three are red, green and blue.
  const panels = (channels) => (channels === 3 ? 1 : channels);

  function paint(canvas, image, [, height, width, channels]) {
    const context = canvas.getContext("2d");
    const picture = context.createImageData(canvas.width, canvas.height);
    for (let pixel = 0; pixel < height * width; pixel++) {
      const [y, x] = [Math.floor(pixel / width), pixel % width];
      for (let panel = 0; panel < panels(channels); panel++) {
        const level = (band) => 255 * image[pixel * channels + panel + (channels === 3 ? band : 0)];
        picture.data.set([level(0), level(1), level(2), 255], 4 * (y * canvas.width + panel * width + x));
      }
    }
    context.putImageData(picture, 0, 0);
  }

  function explorer(place) {
    const [sliders, starts, picture] = ["sliders", "starts", "picture"].map((name) => place.querySelector(`.${name}`));
    const sources = [...place.querySelectorAll("script")];
    const screen = Traversals.canvas(1, 1, "What the decoder makes of the latents");
    picture.append(screen);
    const opened = new Map();
    let shown;

    // A decoder where the run has one here, else the images of its traversals, else nothing.
    function open(run) {
      const source = sources.find((each) => each.dataset.run === run);
      if (source === undefined) return { traversals: Traversals.of(run) };
      const file = JSON.parse(source.textContent);
      return { file, decode: program(file) };
    }

    function slider(latent, words, range, moved) {
      const row = document.createElement("label");
      const name = document.createElement("span");
      name.textContent = `z${latent}`;
      const tells = document.createElement("small");
      tells.textContent = words[latent] ?? "";
      name.append(" ", tells);
      const input = document.createElement("input");
      Object.assign(input, { type: "range", ...range });
      input.dataset.latent = latent;
      input.addEventListener("input", () => moved(input));
      row.append(name, input, document.createElement("output"));
      return row;
    }

    const inputs = () => [...sliders.querySelectorAll("input")];

    function redraw() {
      inputs().forEach((input) => {
        input.nextElementSibling.value = Number(input.value).toFixed(Number.isInteger(Number(input.step)) ? 0 : 2);
      });
      const latents = inputs().sort((a, b) => a.dataset.latent - b.dataset.latent).map((input) => Number(input.value));
      paint(screen, shown.decode(latents), shown.file.values.at(-1).shape);
    }

    function go(start) {
      inputs().forEach((input) => { input.value = start[input.dataset.latent]; });
      redraw();
    }

    function showDecoder(words, { file, decode }) {
      const shape = file.values.at(-1).shape;
      const [, height, width, channels] = shape;
      Traversals.size(screen, height, panels(channels) * width);
      const { deviations } = file;
      const order = deviations.map((_, latent) => latent).sort((a, b) => deviations[b] - deviations[a]);
      sliders.replaceChildren(...order.map((latent) => slider(latent, words, { min: file.low[latent], max: file.high[latent], step: file.step ?? 0.01 }, redraw)));
      const origin = deviations.map(() => 0);
      starts.replaceChildren(...[origin, ...file.starts].map((start, index) => {
        const name = index === 0 ? "all latents 0" : `image ${index}`;
        const button = document.createElement("button");
        const small = Traversals.canvas(height, panels(channels) * width, name);
        paint(small, decode(start), shape);
        button.type = "button";
        button.title = name;
        button.append(small);
        button.addEventListener("click", () => go(start));
        return button;
      }));
      go(file.starts[0] ?? origin);
    }

    async function showTraversals(words, { traversals }) {
      Traversals.size(screen, traversals.height, traversals.width);
      starts.replaceChildren();
      const { low, high, steps } = traversals;
      const middle = (steps - 1) / 2;
      function move(moved) {
        inputs().forEach((input) => {
          if (input !== moved) input.value = middle;
          const value = low + ((high - low) * input.value) / (steps - 1);
          input.nextElementSibling.value = input === moved ? value.toFixed(2) : "–";
        });
        traversals.draw(screen, inputs().indexOf(moved), Number(moved.value));
      }
      sliders.replaceChildren(...traversals.latents.map((latent) => slider(latent, words, { min: 0, max: steps - 1, step: 1, value: middle }, move)));
      await traversals.ready();
      if (shown.traversals === traversals) move(inputs()[0]);
    }

    function show(run) {
      if (!opened.has(run)) opened.set(run, open(run));
      shown = opened.get(run);
      place.hidden = shown.decode === undefined && shown.traversals === undefined;
      place.querySelector(".decoded").hidden = shown.decode === undefined;
      place.querySelector(".grid").hidden = shown.traversals === undefined;
      if (shown.decode) showDecoder(Traversals.words(run), shown);
      else if (shown.traversals) showTraversals(Traversals.words(run), shown);
    }

    document.addEventListener("run", ({ detail: run }) => show(run));
  }

  document.querySelectorAll(".explorer").forEach(explorer);
}
