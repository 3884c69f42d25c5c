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

  function canvas(label) {
    const made = document.createElement("canvas");
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", label);
    return made;
  }

  function resize(screen, height, width) {
    Object.assign(screen, { height, width });
    screen.style.setProperty("--share", Math.min(1, width / height));
  }

  // One of the images of a run's traversals, as they are in the page.
  function tile(screen, file, sheet, row, step) {
    const [height, width] = [file.height + file.line, file.width + file.line];
    const scale = sheet.naturalHeight / (file.latents.length * height + file.line);
    const names = sheet.naturalWidth - scale * (file.steps * width + file.line);
    const context = screen.getContext("2d");
    context.imageSmoothingEnabled = false;
    context.drawImage(
      sheet,
      names + scale * (file.line + step * width), scale * (file.line + row * height), scale * file.width, scale * file.height,
      0, 0, screen.width, screen.height,
    );
  }

  function explorer(place) {
    const select = place.querySelector("select");
    const [sliders, starts, picture] = ["sliders", "starts", "picture"].map((name) => place.querySelector(`.${name}`));
    const sources = [...place.querySelectorAll("script")];
    const screen = canvas("What the decoder makes of the latents");
    picture.append(screen);
    const opened = new Map();
    let shown;

    function open(source) {
      if (!opened.has(source)) {
        const file = JSON.parse(source.textContent);
        const labels = JSON.parse(source.dataset.labels);
        opened.set(source, source.dataset.grid === undefined ? { file, labels, decode: program(file) } : { file, labels, sheet: sheetOf(source.dataset.run) });
      }
      return opened.get(source);
    }

    const sheetOf = (run) => [...document.querySelectorAll("article.run")]
      .find((article) => article.dataset.run === run).querySelector("[data-kind=traversals] img");

    function slider(latent, range, moved) {
      const row = document.createElement("label");
      const name = document.createElement("span");
      name.textContent = `z${latent}`;
      const tells = document.createElement("small");
      tells.textContent = shown.labels[latent] ?? "";
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
      inputs().forEach((input) => { input.nextElementSibling.value = Number(input.value).toFixed(2); });
      const latents = inputs().sort((a, b) => a.dataset.latent - b.dataset.latent).map((input) => Number(input.value));
      paint(screen, shown.decode(latents), shown.file.values.at(-1).shape);
    }

    function go(start) {
      inputs().forEach((input) => { input.value = start[input.dataset.latent]; });
      redraw();
    }

    function showDecoder({ file, decode }) {
      const shape = file.values.at(-1).shape;
      const [, height, width, channels] = shape;
      resize(screen, height, panels(channels) * width);
      const { deviations } = file;
      const order = deviations.map((_, latent) => latent).sort((a, b) => deviations[b] - deviations[a]);
      sliders.replaceChildren(...order.map((latent) => slider(latent, { min: file.low[latent], max: file.high[latent], step: 0.01 }, redraw)));
      const origin = deviations.map(() => 0);
      starts.replaceChildren(...[origin, ...file.starts].map((start, index) => {
        const name = index === 0 ? "all latents 0" : `image ${index}`;
        const button = document.createElement("button");
        const small = canvas(name);
        resize(small, height, panels(channels) * width);
        paint(small, decode(start), shape);
        button.type = "button";
        button.title = name;
        button.append(small);
        button.addEventListener("click", () => go(start));
        return button;
      }));
      go(file.starts[0] ?? origin);
    }

    async function showGrid({ file, sheet }) {
      resize(screen, file.height, file.width);
      starts.replaceChildren();
      const middle = (file.steps - 1) / 2;
      function move(moved) {
        inputs().forEach((input) => {
          if (input !== moved) input.value = middle;
          const value = file.low + ((file.high - file.low) * input.value) / (file.steps - 1);
          input.nextElementSibling.value = input === moved ? value.toFixed(2) : "–";
        });
        tile(screen, file, sheet, inputs().indexOf(moved), Number(moved.value));
      }
      sliders.replaceChildren(...file.latents.map((latent) => slider(latent, { min: 0, max: file.steps - 1, step: 1, value: middle }, move)));
      await sheet.decode();
      if (shown.sheet === sheet) move(inputs()[0]);
    }

    function show() {
      shown = open(sources[select.value]);
      place.querySelector(".decoded").hidden = shown.sheet !== undefined;
      place.querySelector(".grid").hidden = shown.sheet === undefined;
      if (shown.sheet) showGrid(shown);
      else showDecoder(shown);
    }

    sources.forEach((source, index) => select.add(new Option(source.dataset.run, index)));
    select.addEventListener("change", show);
    // A run looked at closely above is the one to move about in, if it has a decoder.
    document.addEventListener("run", ({ detail }) => {
      const index = sources.findIndex((source) => source.dataset.run === detail);
      if (index >= 0 && index !== Number(select.value)) {
        select.value = index;
        show();
      }
    });
    show();
  }

  document.querySelectorAll(".explorer").forEach(explorer);
}
