"use strict";
// Every text of the evidence goes through textContent or escape(): names come from outside.
const { decision, lossCurves, cost } = JSON.parse(document.getElementById("data").textContent);
const target = decision.target;
const byId = id => document.getElementById(id);
const escape = s => String(s).replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
const shorten = (s, n = 32) => s.length > n ? s.slice(0, n - 1) + "…" : s;
const number = (v, digits = 4) => v == null ? "–" : Number(v).toLocaleString("en", { maximumSignificantDigits: digits });
const percent = (v, digits = 1) => v == null ? "–" : (100 * v).toFixed(digits) + " %";
const share = v => v == null ? "–" : Number((100 * v).toPrecision(2)) + " %";
const same = (a, b) => a.size === b.size && a.task === b.task && a.metric === b.metric && a.targetTask === b.targetTask;
const unique = values => [...new Set(values)];
// Decision accuracies at each size's last step, without those along the training.
const finals = decision.decisionAccuracy.filter(a => !decision.decisionAccuracy.some(b => same(a, b) && b.step > a.step));
const sizesByFlops = unique([...finals].sort((a, b) => a.flops - b.flops).map(a => a.size));
const charts = [];

function theme() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches && !matchMedia("print").matches;
  return dark
    ? { ink: "#e6e8ea", soft: "#9aa4ad", line: "#2d343b", card: "#1c2127", accent: "#6fb3d2", good: "#6cc39d", heat: ["#7a3b3b", "#3a424a", "#2f8a66"] }
    : { ink: "#1d2329", soft: "#66707a", line: "#e4e2dd", card: "#ffffff", accent: "#2f6f8f", good: "#2e7d5b", heat: ["#e3a69a", "#f4f1ea", "#5fae8c"] };
}
const palette = ["#2f6f8f", "#c8743c", "#4f9d77", "#9b6bb3", "#c25b6e", "#8a8d3c", "#4d7fc4", "#b5894a", "#5aa6a6", "#7d7d8c"];

function chart(id, height, build) {
  const section = document.querySelector(`[data-needs="${id}"]`);
  if (!build(theme())) { section.hidden = true; return; }
  const element = byId(id);
  element.style.height = height + "px";
  const instance = echarts.init(element, null, { renderer: "svg" });
  const draw = () => {
    const t = theme();
    instance.setOption({ animation: false, color: palette, textStyle: { color: t.ink, fontFamily: "inherit" },
      tooltip: { backgroundColor: t.card, borderColor: t.line, textStyle: { color: t.ink }, confine: true }, ...build(t) }, true);
  };
  draw();
  charts.push({ instance, draw });
}
const axis = (t, more) => ({ axisLine: { lineStyle: { color: t.line } }, axisLabel: { color: t.soft }, nameTextStyle: { color: t.soft }, splitLine: { lineStyle: { color: t.line } }, nameLocation: "middle", ...more });

function table(id, heads, rows) {
  const section = byId(id).closest("section");
  if (rows.length === 0 && section.dataset.needs !== "ranking") section.hidden = true;
  const line = (cells, tag) => { const tr = document.createElement("tr"); cells.forEach(c => { const td = document.createElement(tag); td.textContent = c; tr.append(td); }); return tr; };
  const head = document.createElement("thead"); head.append(line(heads, "th"));
  const body = document.createElement("tbody"); rows.forEach(r => body.append(line(r, "td")));
  byId(id).append(head, body);
}
function facts(id, pairs) {
  pairs.filter(([, v]) => v != null).forEach(([name, value]) => {
    const box = document.createElement("div"), dt = document.createElement("dt"), dd = document.createElement("dd");
    dt.textContent = name; dd.textContent = value; box.append(dt, dd); byId(id).append(box);
  });
}
function options(id, values, change) {
  values.forEach(v => { const o = document.createElement("option"); o.value = v; o.textContent = v; byId(id).append(o); });
  byId(id).addEventListener("change", change);
}

function head() {
  const r = decision.recommendation;
  byId("verdict").textContent = r.corpus == null ? "Not decided" : r.decided ? `Use ${r.corpus}` : `Not decided: ${r.corpus} leads`;
  byId("verdict").className = r.decided ? "decided" : "undecided";
  document.title = byId("verdict").textContent + " · datadecide";
  byId("explanation").textContent = r.explanation;
  facts("facts", [["Target", `${target.size}, ${target.task}`], ["Metric", target.metric], ["P(best)", r.probabilityBest == null ? "unknown" : r.probabilityBest.toFixed(3)],
    r.bootstrap == null ? ["P(best)", null] : [`P(best) by bootstrap over ${r.bootstrap.from}`, r.bootstrap.probabilityBest.toFixed(3)], ["Runner-up", r.runnerUp], ["Minimum detectable effect", r.minimumDetectableEffect == null ? null : number(r.minimumDetectableEffect, 3)], ["Seeds that would decide", r.seedsToDecide], ["Next size to measure", r.nextSize],
    ["Cost, share of the target", cost && cost.shareOfTargetCompute != null ? share(cost.shareOfTargetCompute) : null]]);
  byId("notes").hidden = decision.warnings.length === 0;
  decision.warnings.forEach(w => { const li = document.createElement("li"), code = document.createElement("code"); code.textContent = w.code; li.append(code, " ", w.message); byId("warnings").append(li); });
  document.querySelector('[data-needs="advice"]').hidden = decision.advice.length === 0;
  decision.advice.forEach(a => { const li = document.createElement("li"); li.textContent = a.message; byId("advice").append(li); });
}

function ranking() {
  const rows = [...decision.ranking].reverse();
  byId("ranking-hint").textContent = `${target.task}, ${target.metric} at ${decision.recommendation.rankedSize ?? "–"}: mean over seeds and two standard errors either side (noise from ${decision.recommendation.noiseFrom}).`;
  table("ranking-table", ["Corpus", "Mean", "Standard error", "P(best)", "Bootstrap"], decision.ranking.map(r => [r.corpus, number(r.value, 6), number(r.standardError, 3), r.probabilityBest == null ? "–" : r.probabilityBest.toFixed(3), r.bootstrapProbabilityBest == null ? "–" : r.bootstrapProbabilityBest.toFixed(3)]));
  chart("ranking", Math.max(160, 70 + 26 * rows.length), t => rows.length > 0 && {
    grid: { left: 20, right: 24, top: 8, bottom: 36, containLabel: true },
    xAxis: axis(t, { type: "value", scale: true, name: target.metric, nameGap: 26 }),
    yAxis: axis(t, { type: "category", data: rows.map(r => shorten(r.corpus)), axisLabel: { color: t.ink } }),
    tooltip: { trigger: "item", formatter: p => { const r = rows[p.dataIndex]; return `<b>${escape(r.corpus)}</b><br>${number(r.value, 6)} ± ${number(r.standardError, 3)}<br>P(best) ${number(r.probabilityBest, 3)}`; } },
    series: [
      { type: "custom", z: 1, data: rows.map((r, i) => [r.value - 2 * (r.standardError ?? 0), i, r.value + 2 * (r.standardError ?? 0)]), encode: { x: [0, 2], y: 1 },
        renderItem: (params, api) => { const a = api.coord([api.value(0), api.value(1)]), b = api.coord([api.value(2), api.value(1)]);
          return { type: "line", shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] }, style: { stroke: t.accent, lineWidth: 3, opacity: .45, lineCap: "round" } }; } },
      { type: "scatter", z: 2, symbolSize: 10, data: rows.map((r, i) => ({ value: [r.value, i], itemStyle: { color: i === rows.length - 1 ? t.good : t.accent } })) }] });
}

function heat(id, cells, ys, xs, label) {
  chart(id, Math.max(180, 90 + 30 * ys.length), t => cells.length > 0 && {
    grid: { left: 20, right: 16, top: 8, bottom: 64, containLabel: true },
    xAxis: axis(t, { type: "category", data: xs, splitArea: { show: false } }), yAxis: axis(t, { type: "category", data: ys.map(y => shorten(y)), inverse: true, axisLabel: { color: t.ink } }),
    visualMap: { min: .4, max: 1, calculable: false, orient: "horizontal", left: "center", bottom: 4, itemHeight: 90, inRange: { color: t.heat }, textStyle: { color: t.soft }, text: ["1", "0.4"] },
    tooltip: { formatter: p => label(p.data.row) },
    series: [{ type: "heatmap", data: cells.map(c => ({ value: [xs.indexOf(c.x), ys.indexOf(c.y), c.row.mean], row: c.row })), itemStyle: { borderColor: t.card, borderWidth: 2 },
      label: { show: true, color: t.ink, fontSize: 11, formatter: p => (100 * p.value[2]).toFixed(0) } }] });
}
const describe = a => `<b>${escape(a.task)}</b> · ${escape(a.metric)} · ${escape(a.size)}<br>per seed ${percent(a.mean)}${a.standardDeviation == null ? "" : " ± " + percent(a.standardDeviation)}<br>seed mean ${percent(a.seedMean.accuracy)} (${a.seedMean.correct} of ${a.pairs} pairs)<br>${share(a.fractionOfTargetFlops)} of the target's compute`;

function accuracies() {
  const measured = finals.filter(a => a.metric === target.metric && a.task === a.targetTask && a.size !== target.size);
  const best = a => finals.every(b => b.mean <= a.mean || b.size !== a.size || b.task !== a.task || b.targetTask !== a.targetTask);
  // Where no smaller size has the target's metric, the best of the others replaces it.
  const own = measured.length > 0 ? measured : finals.filter(a => a.targetTask === target.task && a.size !== target.size && best(a));
  heat("heatmap", own.map(a => ({ x: a.size, y: a.task, row: a })), unique(own.map(a => a.task)), sizesByFlops.filter(s => s !== target.size), describe);
  const proxy = finals.filter(a => a.task === target.task && a.targetTask === target.task && a.size !== target.size);
  const rank = m => -Math.max(...proxy.filter(a => a.metric === m).map(a => a.mean));
  const metrics = unique(proxy.map(a => a.metric)).sort((a, b) => rank(a) - rank(b));
  heat("proxies", metrics.length > 1 ? proxy.map(a => ({ x: a.size, y: a.metric, row: a })) : [], metrics, sizesByFlops.filter(s => s !== target.size), describe);
  const points = decision.decisionAccuracy.filter(a => a.targetTask === target.task && a.size !== target.size && a.fractionOfTargetFlops > 0);
  const edge = [...decision.frontier].sort((a, b) => a.fractionOfTargetFlops - b.fractionOfTargetFlops);
  chart("frontier", 360, t => points.length > 0 && {
    grid: { left: 64, right: 24, top: 16, bottom: 48 },
    xAxis: axis(t, { type: "log", name: "share of the target's compute", nameGap: 28, axisLabel: { color: t.soft, formatter: v => share(v) } }),
    yAxis: axis(t, { type: "value", min: 0, max: 1, name: "decision accuracy", nameGap: 46, axisLabel: { color: t.soft, formatter: v => Math.round(100 * v) + " %" } }),
    tooltip: { formatter: p => p.data.row ? describe(p.data.row) : "" },
    series: [{ type: "scatter", symbolSize: 7, itemStyle: { color: t.soft, opacity: .45 }, data: points.map(a => ({ value: [a.fractionOfTargetFlops, a.mean], row: a })) },
      { type: "line", step: "end", symbolSize: 9, lineStyle: { color: t.accent, width: 2.5 }, itemStyle: { color: t.accent }, data: edge.map(f => ({ value: [f.fractionOfTargetFlops, f.accuracy], row: points.find(a => same(a, { ...f, targetTask: target.task }) && a.step === f.step) })) }] });
}

function pairs() {
  const names = decision.ranking.map(r => r.corpus), known = decision.comparisons.filter(c => c.probability != null);
  const all = known.length === names.length * (names.length - 1) / 2 && names.length > 2;
  chart("pairs", Math.max(220, 120 + 24 * names.length), t => all && {
    grid: { left: 20, right: 16, top: 8, bottom: 64, containLabel: true },
    xAxis: axis(t, { type: "category", data: names.map(n => shorten(n, 18)), axisLabel: { color: t.soft, rotate: names.length > 6 ? 40 : 0 } }),
    yAxis: axis(t, { type: "category", data: names.map(n => shorten(n)), inverse: true, axisLabel: { color: t.ink } }),
    visualMap: { min: .5, max: 1, calculable: false, orient: "horizontal", left: "center", bottom: 0, itemHeight: 90, inRange: { color: t.heat.slice(1) }, textStyle: { color: t.soft }, text: ["1", "0.5"] },
    tooltip: { formatter: p => `P(<b>${escape(p.data.row.corpus)}</b> &gt; <b>${escape(p.data.row.other)}</b>) = ${p.data.row.probability.toFixed(3)}<br>difference ${number(p.data.row.difference, 3)}` },
    series: [{ type: "heatmap", data: known.map(c => ({ value: [names.indexOf(c.other), names.indexOf(c.corpus), c.probability], row: c })), itemStyle: { borderColor: t.card, borderWidth: 2 },
      label: { show: names.length <= 30, color: t.ink, fontSize: 11, formatter: p => (100 * p.value[2]).toFixed(0) } }] });
}

function scaling() {
  const all = decision.extrapolation.filter(e => e.task === target.task);
  const most = Math.max(0, ...all.map(e => e.sizes.length));
  const rows = all.filter(e => e.sizes.length === most && e.curve.length > 0);
  const methods = unique(rows.map(e => e.method));
  options("method", methods, () => charts.forEach(c => c.draw()));
  document.querySelector("#method").parentElement.hidden = methods.length === 0;
  if (methods.length === 0) byId("scaling").hidden = true;
  else chart("scaling", 440, t => ({
    grid: { left: 56, right: 24, top: 56, bottom: 48 }, legend: { type: "scroll", textStyle: { color: t.soft }, formatter: n => shorten(n, 24), data: unique(rows.map(e => e.corpus)) },
    xAxis: axis(t, { type: "log", name: "training compute, FLOPs", nameGap: 28, axisLabel: { color: t.soft, formatter: v => v.toExponential(0) } }),
    yAxis: axis(t, { type: "value", scale: true, name: target.metric, nameGap: 42 }),
    tooltip: { formatter: p => `<b>${escape(p.seriesName)}</b><br>${number(p.value[1], 5)}` },
    series: rows.filter(e => e.method === byId("method").value).flatMap((e, i) => {
      const color = palette[i % palette.length], last = e.curve[e.curve.length - 1];
      return [{ name: e.corpus, type: "line", showSymbol: false, lineStyle: { width: 1.5, color }, itemStyle: { color }, data: e.curve.map(p => [p.flops, p.value]) },
        ...(e.actual == null ? [] : [{ name: e.corpus + " (measured)", type: "scatter", symbol: "circle", symbolSize: 9, itemStyle: { color: "transparent", borderColor: color, borderWidth: 2 }, data: [[last.flops, e.actual]] }])];
    }) }));
  const laws = decision.extrapolationAccuracy.filter(e => e.task === target.task), failed = laws.some(e => e.failed > 0);
  table("scaling-table", ["Method", "Sizes", "Pairs right", "Accuracy", "Relative error", "Absolute error", "Failed fits", ...(failed ? ["For example"] : [])],
    laws.map(e => [e.method, `${e.sizes[0] ?? "–"} … ${e.sizes[e.sizes.length - 1] ?? "–"}`, `${e.correct} of ${e.pairs}`, percent(e.accuracy), percent(e.meanRelativeError), number(e.meanAbsoluteError, 3), e.failed, ...(failed ? [failure(e)] : [])]));
}

const failure = row => decision.extrapolation.find(e => e.failure && e.method === row.method && e.task === row.task && e.sizes.join() === row.sizes.join())?.failure ?? "";

function losses() {
  const sizes = unique(lossCurves.map(c => c.size));
  options("loss-size", sizes, () => charts.forEach(c => c.draw()));
  const corpora = unique(lossCurves.map(c => c.corpus));
  chart("losses", 400, t => lossCurves.length > 0 && {
    grid: { left: 52, right: 24, top: 56, bottom: 48 }, legend: { type: "scroll", textStyle: { color: t.soft }, formatter: n => shorten(n), data: corpora },
    xAxis: axis(t, { type: "value", name: "tokens", nameGap: 28, axisLabel: { color: t.soft, formatter: v => v >= 1e9 ? v / 1e9 + "B" : v >= 1e6 ? v / 1e6 + "M" : v >= 1e3 ? v / 1e3 + "k" : v } }),
    yAxis: axis(t, { type: "value", scale: true, name: "loss, nats per token", nameGap: 36 }),
    tooltip: { trigger: "item", formatter: p => `<b>${escape(p.seriesName)}</b><br>${number(p.value[0], 4)} tokens: ${number(p.value[1], 4)}` },
    series: lossCurves.filter(c => c.size === byId("loss-size").value).map(c => ({ name: c.corpus, type: "line", showSymbol: false, lineStyle: { width: 1.3, opacity: .85 }, itemStyle: { color: palette[corpora.indexOf(c.corpus) % palette.length] }, data: c.points.map(p => [p.tokens, p.loss]) })) });
}

function unmarked() {
  const without = decision.withoutMarked;
  document.querySelector('[data-needs="unmarked"]').hidden = without == null;
  if (without == null) return;
  byId("unmarked-hint").textContent = without.explanation;
  const place = c => 1 + decision.ranking.findIndex(r => r.corpus === c);
  table("unmarked-table", ["Place", "Corpus", "Mean", "Standard error", "P(best)", "Place with all instances"],
    without.ranking.map((r, i) => [i + 1, r.corpus, number(r.value, 6), number(r.standardError, 3), r.probabilityBest == null ? "–" : r.probabilityBest.toFixed(3), place(r.corpus) || "–"]));
  table("unmarked-tasks", ["Task", "Instances that occur in a corpus"], Object.entries(without.markedShare).map(([task, v]) => [task, percent(v)]));
}

function tables() {
  table("signal-table", ["Task", "Size", "Signal", "Noise", "From", "Signal / noise", "Averaged checkpoints"],
    decision.signalToNoise.map(s => [s.task, s.size, number(s.signal, 3), number(s.noise, 3), s.noiseFrom, number(s.ratio, 3), number(s.ratioOfAveraged, 3)]));
  table("calibration-table", ["Size", "Metric", "Claimed at", "Pairs claimed", "Right", "Share right"],
    [...decision.calibration].sort((a, b) => (b.metric === target.metric) - (a.metric === target.metric)).map(c => [c.size, c.metric, percent(c.probability, 0), `${c.claimed} of ${c.pairs}`, c.right, percent(c.share)]));
  document.querySelector('[data-needs="cost"]').hidden = cost == null;
  if (cost) facts("cost", [["Runs", number(cost.runs)], ["Tokens", number(cost.tokens, 3)], ["FLOPs", cost.flops.toExponential(2)], ["Worker time", `${number(cost.workerSeconds / 60, 3)} min`],
    ["Price", cost.amount == null ? null : `${number(cost.amount, 3)} ${cost.currency ?? ""}`], ["Share of one target run", cost.shareOfTargetCompute == null ? null : share(cost.shareOfTargetCompute)]]);
}

head(); ranking(); pairs(); accuracies(); scaling(); unmarked(); tables(); losses();
const redraw = () => charts.forEach(c => { c.instance.resize(); c.draw(); });
addEventListener("resize", redraw);
addEventListener("beforeprint", redraw);
addEventListener("afterprint", redraw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
