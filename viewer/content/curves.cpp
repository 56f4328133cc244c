#include "viewer/content/curves.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/run_result.h"
#include "viewer/content/colour_scale.h"

namespace muster::viewer {

namespace {

Plot outPlot(const OverviewData& overview, const report::Words& words) {
  Plot plot{words.text("viewer.plot.out"), words.text("viewer.plot.out-unit"), "", {}};
  Curve curve{plot.title, kindColour(0), {}};
  for (std::size_t i = 0; i < overview.times_s.size(); ++i)
    curve.points.push_back({overview.times_s[i], static_cast<double>(overview.gone[i])});
  plot.curves.push_back(std::move(curve));
  return plot;
}

// How many of these times fall into each window of kFlowWindow_s, per second.
Curve flowCurve(std::vector<double> times_s, double end_s, std::string label, std::size_t kind) {
  std::ranges::sort(times_s);
  Curve curve{std::move(label), kindColour(kind), {}};
  for (double from = 0; from <= end_s; from += analysis::kFlowWindow_s) {
    const auto count = std::ranges::lower_bound(times_s, from + analysis::kFlowWindow_s) -
                       std::ranges::lower_bound(times_s, from);
    curve.points.push_back({from, static_cast<double>(count) / analysis::kFlowWindow_s});
  }
  // The last window is as long as the run: else a plot would end with its beginning.
  if (!curve.points.empty() && curve.points.back().x < end_s)
    curve.points.push_back({end_s, curve.points.back().y});
  return curve;
}

Plot exitPlot(const Document& document, const report::Words& words) {
  Plot plot{words.text("viewer.plot.flow"), words.text("viewer.plot.flow-unit"), "", {}};
  std::map<plan::OpeningId, std::vector<double>> times;
  for (const analysis::AgentRow& row : document.tables->agents) {
    if (row.building_exit.valid() && row.left_building_s)
      times[row.building_exit].push_back(*row.left_building_s);
  }
  for (auto& [exit, left] : times) {
    const plan::Opening& opening = (*document.campus)[exit];
    plot.curves.push_back(flowCurve(std::move(left), document.frames->end_s(),
                                    words.name(opening.name, opening.id), plot.curves.size()));
  }
  return plot;
}

Plot stairPlot(const Document& document, const report::Words& words) {
  Plot plot{words.text("viewer.plot.stairs"), words.text("viewer.plot.flow-unit"), "", {}};
  std::map<plan::StairId, std::vector<double>> times;
  for (const analysis::AgentRow& row : document.tables->agents) {
    if (row.stair.valid() && row.at_stair_s) times[row.stair].push_back(*row.at_stair_s);
  }
  for (auto& [stair, came] : times)
    plot.curves.push_back(flowCurve(std::move(came), document.frames->end_s(),
                                    (*document.campus)[stair].id, plot.curves.size()));
  return plot;
}

// People in all of these spaces together.
Curve peopleIn(const OverviewData& overview, const std::vector<std::size_t>& spaces) {
  Curve curve;
  for (std::size_t i = 0; i < overview.times_s.size(); ++i) {
    double people = 0;
    for (const std::size_t space : spaces) people += overview.inSpace[space][i];
    curve.points.push_back({overview.times_s[i], people});
  }
  return curve;
}

Plot levelPlot(const Document& document, const OverviewData& overview, const report::Words& words) {
  Plot plot{words.text("viewer.plot.levels"), words.text("viewer.plot.out-unit"), "", {}};
  const plan::Campus& campus = *document.campus;
  for (std::size_t level = 0; level < campus.levels.size(); ++level) {
    std::vector<std::size_t> spaces;
    for (std::size_t space = 0; space < campus.spaces.size(); ++space) {
      if (campus.spaces[space].level == plan::LevelId(level)) spaces.push_back(space);
    }
    Curve curve = peopleIn(overview, spaces);
    const bool anybody = std::ranges::any_of(curve.points, [](auto p) { return p.y > 0; });
    if (!anybody) continue;
    curve.label = words.name(campus.levels[level].name, campus.levels[level].id);
    curve.colour = kindColour(plot.curves.size());
    plot.curves.push_back(std::move(curve));
  }
  return plot;
}

Curve peopleIn(const OverviewData& overview, std::size_t zone, const plan::Campus& campus,
               const report::Words& words) {
  Curve curve;
  for (std::size_t i = 0; i < overview.times_s.size(); ++i)
    curve.points.push_back({overview.times_s[i], static_cast<double>(overview.inZone[zone][i])});
  curve.label = words.name(campus.zones[zone].name, campus.zones[zone].id);
  return curve;
}

// The fullest ones in the end; a school has dozens.
Plot zonePlot(const Document& document, const OverviewData& overview, const report::Words& words) {
  constexpr std::size_t kMost = 8;
  const auto& counts = overview.inZone;
  std::vector<std::size_t> zones;
  for (std::size_t zone = 0; zone < counts.size(); ++zone) {
    if (std::ranges::any_of(counts[zone], [](auto people) { return people > 0; }))
      zones.push_back(zone);
  }
  std::ranges::stable_sort(zones, std::ranges::greater{},
                           [&](std::size_t zone) { return counts[zone].back(); });
  const char* title = zones.size() > kMost ? "viewer.plot.zones" : "viewer.plot.all-zones";
  Plot plot{words.text(title, {{"count", std::to_string(zones.size())}}),
            words.text("viewer.plot.out-unit"),
            "",
            {}};
  zones.resize(std::min(zones.size(), kMost));
  for (const std::size_t zone : zones) {
    plot.curves.push_back(peopleIn(overview, zone, *document.campus, words));
    plot.curves.back().colour = kindColour(plot.curves.size() - 1);
  }
  return plot;
}

Plot slotPlot(const Document& document, const OverviewData& overview, const Probe& probe,
              const report::Words& words) {
  Plot plot{words.text("viewer.plot.slot", {{"place", probe.name}}),
            words.text("viewer.plot.out-unit"),
            "",
            {}};
  plot.curves.push_back(peopleIn(overview, *probe.zone, *document.campus, words));
  plot.curves.back().colour = kindColour(5);
  return plot;
}

Plot pointPlot(const Document& document, const PointProbe& point, const report::Words& words) {
  const plan::Space& space = (*document.campus)[point.point().space];
  Plot plot{words.text("viewer.plot.point", {{"place", words.name(space.name, space.id)}}),
            words.text("viewer.unit.density"),
            "",
            {}};
  plot.curves.push_back({plot.title, kindColour(3), point.values()});
  return plot;
}

// How full the probe is: its people over its area.
Plot probePlot(const Document& document, const OverviewData& overview, const Probe& probe,
               const report::Words& words) {
  Plot plot{words.text("viewer.plot.probe", {{"place", probe.name}}),
            words.text("viewer.unit.density"),
            "",
            {}};
  double area_m2 = 0;
  for (const std::size_t space : probe.spaces) area_m2 += document.campus->spaces[space].area_m2;
  Curve curve = peopleIn(overview, probe.spaces);
  curve.label = probe.name;
  curve.colour = kindColour(5);
  for (geometry::Vec2& p : curve.points) p.y /= area_m2;
  plot.curves.push_back(std::move(curve));
  return plot;
}

}  // namespace

std::vector<Plot> plotsOf(const Document& document, const OverviewData* overview,
                          const Probe& probe, const PointProbe* point, const report::Words& words) {
  std::vector<Plot> plots;
  if (!document.frames) return plots;
  const bool counted = overview && !overview->times_s.empty();
  if (point) plots.push_back(pointPlot(document, *point, words));
  if (counted && probe.zone) plots.push_back(slotPlot(document, *overview, probe, words));
  if (counted && !probe.spaces.empty())
    plots.push_back(probePlot(document, *overview, probe, words));
  if (counted) plots.push_back(outPlot(*overview, words));
  if (document.tables) {
    plots.push_back(exitPlot(document, words));
    if (!document.campus->stairs.empty()) plots.push_back(stairPlot(document, words));
  }
  if (counted) plots.push_back(levelPlot(document, *overview, words));
  if (counted) plots.push_back(zonePlot(document, *overview, words));
  std::erase_if(plots, [](const Plot& plot) { return plot.curves.empty(); });
  for (Plot& plot : plots) plot.timeLabel = words.text("viewer.plot.time");
  return plots;
}

Plot outDifference(const OverviewData& here, const OverviewData& there,
                   const report::Words& words) {
  Plot plot{words.text("viewer.compare.out"),
            words.text("viewer.plot.out-unit"),
            words.text("viewer.plot.time"),
            {}};
  const Curve one = outPlot(here, words).curves.front(),
              other = outPlot(there, words).curves.front();
  Curve difference{plot.title, kindColour(5), {}};
  std::set<double> times(here.times_s.begin(), here.times_s.end());
  times.insert(there.times_s.begin(), there.times_s.end());
  for (const double time_s : times)
    difference.points.push_back(
        {time_s, valueAt(one, time_s).value_or(0) - valueAt(other, time_s).value_or(0)});
  plot.curves.push_back(std::move(difference));
  return plot;
}

}  // namespace muster::viewer
