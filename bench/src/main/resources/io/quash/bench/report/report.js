"use strict";
(() => {
  const COLOURS = 8;
  const ISOLATED_POINT_SIZE = 6;
  const FONT = '12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colourOf = index => css("--series-" + (index % COLOURS + 1));
  const isDashed = index => index >= COLOURS;

  // Figures as people read them.

  const significant = (value, digits) => {
    const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.max(value, 1))));
    return value.toFixed(decimals);
  };
  const latency = (nanos, text = value => significant(value, 3)) => {
    const units = ["ns", "µs", "ms", "s"];
    let unit = 0;
    while (nanos >= 999.5 && unit < units.length - 1) {
      nanos /= 1000;
      unit++;
    }
    return (unit === 0 ? String(Math.round(nanos)) : text(nanos)) + " " + units[unit];
  };
  const shortLatency = nanos => latency(nanos, value => String(+value.toPrecision(3)));
  const count = value => Math.round(value).toLocaleString("en");
  const shortCount = value => {
    const [divisor, suffix] = value >= 1e6 ? [1e6, " M"] : value >= 1e3 ? [1e3, " k"] : [1, ""];
    return +(value / divisor).toPrecision(3) + suffix;
  };
  const percentile = oneIn => {
    const decimals = Math.max(0, Math.ceil(Math.log10(oneIn)) - 1);
    const text = (100 - 100 / oneIn).toFixed(decimals);
    return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  };
  const second = value => +value.toPrecision(4) + " s";

  // Logarithmic axes that end at 1, 2 or 5 times a power of ten.

  const round125 = (value, up) => {
    const power = 10 ** Math.floor(Math.log10(value));
    const steps = [1, 2, 5, 10].map(step => step * power);
    const slack = 1e-9;
    return up ? steps.find(step => step >= value * (1 - slack)) : steps.reverse().find(step => step <= value * (1 + slack));
  };
  const logRange = (min, max) => {
    if (!(min > 0)) {
      return [1, 10];
    }
    const low = round125(min, false);
    const high = round125(max, true);
    return low < high ? [low, high] : [low, round125(low * 1.5, true)];
  };
  const logSplits = (min, max) => {
    const decades = Math.log10(max / min);
    const steps = decades > 4 ? [1] : decades > 1 ? [1, 2, 5] : [1, 1.5, 2, 3, 5, 7];
    const splits = [];
    for (let power = 10 ** Math.floor(Math.log10(min)); power <= max; power *= 10) {
      steps.map(step => step * power).filter(value => value >= min * 0.999 && value <= max * 1.001).forEach(value => splits.push(value));
    }
    return splits;
  };

  const MEASURES = {
    percentile: {log: true, tick: shortLatency, value: nanos => latency(nanos)},
    latency: {log: true, tick: shortLatency, value: nanos => latency(nanos)},
    count: {log: true, tick: shortCount, value: count, points: true},
    rate: {log: false, tick: shortCount, value: value => count(value) + "/s", filled: true},
  };

  const percentileSplits = u => {
    const max = u.scales.x.max;
    const splits = [1];
    const pixelsPerDecade = u.bbox.width / devicePixelRatio / Math.log10(max);
    if (pixelsPerDecade > 130 && max >= 2) {
      splits.push(2);
    }
    for (let oneIn = 10; oneIn <= max; oneIn *= 10) {
      splits.push(oneIn);
    }
    return splits;
  };

  const isolated = (u, seriesIndex) => {
    const y = u.data[seriesIndex];
    const found = [];
    for (let i = 0; i < y.length; i++) {
      if (y[i] != null && y[i - 1] == null && y[i + 1] == null) {
        found.push(i);
      }
    }
    return found;
  };

  const withAlpha = (hex, alpha) => hex + Math.round(alpha * 255).toString(16).padStart(2, "0");

  class Chart {
    constructor(element, data) {
      this.data = data;
      this.measure = MEASURES[data.measure];
      this.byPercentile = data.measure === "percentile";
      this.hidden = new Set();
      this.keys = this.child(element, "div", "keys");
      this.keys.setAttribute("role", "group");
      this.plot = this.child(element, "div", "plot");
      this.tip = document.createElement("div");
      this.tip.className = "tip";
      this.tip.hidden = true;
      if (!this.byPercentile && data.x.length > 2) {
        this.child(element, "p", "hint").textContent = "Drag across the chart to zoom in; double-click to see all.";
      }
      this.addKeys();
      this.draw();
      new ResizeObserver(() => this.resize()).observe(this.plot);
    }

    child(parent, tag, className) {
      const child = document.createElement(tag);
      child.className = className;
      parent.append(child);
      return child;
    }

    swatch(parent, index) {
      const swatch = this.child(parent, "span", isDashed(index) ? "swatch dashed" : "swatch");
      swatch.style.borderTopColor = colourOf(index);
    }

    addKeys() {
      this.keys.replaceChildren();
      this.data.series.forEach((series, index) => {
        const key = this.child(this.keys, "button", "");
        key.type = "button";
        this.swatch(key, index);
        key.append(series.name);
        if (series.y.every(value => value == null)) {
          key.disabled = true;
          key.append(" (no values)");
          return;
        }
        key.setAttribute("aria-pressed", String(!this.hidden.has(index)));
        key.addEventListener("click", () => this.toggle(index, key));
        key.addEventListener("pointerenter", () => this.uplot.setSeries(index + 1, {focus: true}));
        key.addEventListener("pointerleave", () => this.uplot.setSeries(null, {focus: true}));
      });
    }

    toggle(index, key) {
      const show = this.hidden.delete(index);
      if (!show) {
        this.hidden.add(index);
      }
      key.setAttribute("aria-pressed", String(show));
      this.uplot.setSeries(index + 1, {show});
    }

    size() {
      const width = Math.max(200, Math.floor(this.plot.clientWidth));
      const tall = this.byPercentile ? 0.42 : 0.24;
      return {width, height: Math.round(Math.max(this.byPercentile ? 300 : 220, width * tall))};
    }

    resize() {
      const size = this.size();
      if (size.width !== this.uplot.width) {
        this.uplot.setSize(size);
      }
    }

    draw() {
      if (this.uplot) {
        this.uplot.destroy();
      }
      this.plot.replaceChildren();
      this.uplot = new uPlot(this.options(), [this.data.x, ...this.data.series.map(series => series.y)], this.plot);
      this.uplot.over.append(this.tip);
    }

    recolour() {
      this.addKeys();
      this.draw();
    }

    options() {
      return {
        ...this.size(),
        padding: [12, 16, 0, 0],
        legend: {show: false},
        focus: {alpha: 0.2},
        cursor: {
          y: false,
          drag: {x: !this.byPercentile, y: false},
          points: {size: 9, fill: (u, i) => colourOf(i - 1)},
          sync: this.byPercentile ? undefined : {key: "time", setSeries: false},
        },
        scales: {x: this.scaleX(), y: this.scaleY()},
        axes: [this.axisX(), this.axisY()],
        series: [{}, ...this.data.series.map((series, index) => this.line(series, index))],
        hooks: {setCursor: [u => this.showTip(u)]},
      };
    }

    scaleX() {
      const x = this.data.x;
      return this.byPercentile
        ? {time: false, distr: 3, log: 10, range: () => [1, Math.max(10, x[x.length - 1])]}
        : {time: false, range: (u, min, max) => (min < max ? [min, max] : [Math.min(0, min), Math.max(min, 0) + 1])};
    }

    scaleY() {
      return this.measure.log
        ? {distr: 3, log: 10, range: (u, min, max) => logRange(min, max)}
        : {range: (u, min, max) => [0, max > 0 ? max * 1.08 : 1]};
    }

    axis() {
      return {
        font: FONT,
        stroke: css("--ink-3"),
        grid: {stroke: css("--line"), width: 1},
        ticks: {stroke: css("--axis"), width: 1, size: 5},
      };
    }

    axisX() {
      const axis = {...this.axis(), size: 36, gap: 6};
      if (!this.byPercentile) {
        return {...axis, space: 56, values: (u, splits) => splits.map(second)};
      }
      return {
        ...axis,
        splits: percentileSplits,
        filter: (u, splits) => splits,
        values: (u, splits) => splits.map(oneIn => percentile(oneIn) + "%"),
      };
    }

    axisY() {
      const axis = {...this.axis(), size: 62, gap: 6, values: (u, splits) => splits.map(this.measure.tick)};
      return this.measure.log
        ? {...axis, splits: (u, i, min, max) => logSplits(min, max), filter: (u, splits) => splits}
        : {...axis, space: 36};
    }

    line(series, index) {
      const colour = colourOf(index);
      return {
        label: series.name,
        show: !this.hidden.has(index),
        stroke: colour,
        fill: this.measure.filled ? withAlpha(colour, 0.12) : undefined,
        width: 2,
        dash: isDashed(index) ? [6, 4] : undefined,
        points: this.measure.points
          ? {show: true, size: 5, fill: colour}
          : {show: true, size: ISOLATED_POINT_SIZE, fill: colour, filter: isolated},
      };
    }

    showTip(u) {
      const at = u.cursor.idx;
      const shown = this.data.series
        .map((series, index) => ({...series, index}))
        .filter(series => !this.hidden.has(series.index) && at != null && series.y[at] != null);
      this.tip.hidden = u.cursor.left < 0 || shown.length === 0;
      if (this.tip.hidden) {
        return;
      }
      this.tip.replaceChildren();
      const x = this.data.x[at];
      this.child(this.tip, "b", "").textContent = this.byPercentile
        ? "p" + percentile(x) + (x >= 10 ? " – 1 in " + count(x) : "")
        : second(x);
      shown.forEach(series => {
        const row = this.child(this.tip, "div", "");
        this.swatch(row, series.index);
        row.append(series.name);
        this.child(row, "span", "").textContent = this.measure.value(series.y[at]);
      });
      this.placeTip(u);
    }

    placeTip(u) {
      const margin = 14;
      const room = u.over.clientWidth;
      const width = this.tip.offsetWidth;
      const right = u.cursor.left + margin;
      const left = right + width <= room ? right : u.cursor.left - margin - width;
      this.tip.style.left = Math.max(0, Math.min(left, room - width)) + "px";
    }
  }

  const data = JSON.parse(document.getElementById("charts").textContent);
  const charts = [...document.querySelectorAll("[data-chart]")].map(element => new Chart(element, data[element.dataset.chart]));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach(chart => chart.recolour()));
})();
