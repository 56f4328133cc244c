#include "cli/fire_summary.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/margins.h"
#include "cli/summary.h"
#include "cli/table.h"
#include "hazard/smoke_law.h"
#include "io/fire_tables.h"

namespace muster::cli {

namespace {

using analysis::FireResult;
using analysis::MarginRow;
using analysis::PlaceKind;
using analysis::RunResult;
using report::signedClock;
using report::Words;

constexpr std::size_t kPlacesShown = 5;  // and as many classes
constexpr std::size_t kNamed = 10;

std::string noticed(const FireResult& fire, const Words& words) {
  std::string text = words.text("ui.run.fire", {{"ignition", clock(fire.ignition_s, words)}});
  text += words.text("ui.list-comma");
  text += fire.detected_s
              ? words.text("ui.run.fire-noticed", {{"detected", clock(fire.detected_s, words)},
                                                   {"alarm", clock(fire.alarm_s, words)}})
              : words.text("ui.run.fire-unnoticed");
  text += words.text("ui.list-semicolon");
  const std::string law(hazard::smokeLawWords()[static_cast<std::size_t>(fire.effects.law)]);
  return text + words.text("ui.run.fire-law", {{"law", law}});
}

// Agents that `say` has something to say about.
template <class Say>
std::string named(const RunResult& r, const Words& words, const Say& say) {
  std::string list;
  std::size_t count = 0;
  for (std::size_t i = 0; i < r.agents.size(); ++i) {
    if (!r.agents[i].exposure) continue;
    const std::string what = say(r.agents[i]);
    if (what.empty() || count++ >= kNamed) continue;
    if (!list.empty()) list += words.text("ui.list-comma");
    list += fmt::format("{} ({}, {})", i, r.groups[r.agents[i].group.index()].id, what);
  }
  if (count > kNamed)
    list += " " + words.text("ui.and-more", {{"count", std::to_string(count - kNamed)}});
  return list;
}

std::string harmed(const RunResult& r, const Words& words) {
  const FireResult& fire = *r.fire;
  std::string text =
      words.text("ui.run.fire-people", {{"dose", fmt::format("{:.2g}", fire.effects.flaggedDose)},
                                        {"exposed", std::to_string(fire.exposed)},
                                        {"incapacitated", std::to_string(fire.incapacitated)}});
  if (fire.incapacitated > 0) {
    const auto where = [&](const analysis::AgentRow& agent) {
      if (!agent.exposure->incapacitated_s) return std::string();
      return r.spaces[agent.space.index()] + ' ' + clock(agent.exposure->incapacitated_s, words);
    };
    text += '\n' + words.text("ui.run.fire-incapacitated", {{"agents", named(r, words, where)}});
  }
  if (fire.exposed > fire.incapacitated) {
    const auto dose = [&](const analysis::AgentRow& agent) {
      if (!agent.exposure->flagged_s || agent.exposure->incapacitated_s) return std::string();
      return fmt::format("{:.2f}", agent.exposure->dose());
    };
    text += '\n' + words.text("ui.run.fire-exposed", {{"agents", named(r, words, dose)}});
  }
  return text;
}

std::string chain(const FireResult& fire, const Words& words) {
  if (!fire.last_indoors_s) return "";
  std::string links =
      words.text("ui.run.chain-ignition", {{"time", clock(fire.ignition_s, words)}});
  const auto add = [&](const char* key, const analysis::Seconds& link_s) {
    if (!link_s) return;
    links += (*link_s < 0 ? " - " : " + ") +
             words.text(key, {{"time", clock(*link_s < 0 ? -*link_s : *link_s, words)}});
  };
  add("ui.run.chain-detection", fire.chain.detection_s);
  add("ui.run.chain-alarm", fire.chain.alarm_s);
  add("ui.run.chain-pre-movement", fire.chain.pre_movement_s);
  add("ui.run.chain-movement", fire.chain.movement_s);
  const std::string time = clock(fire.last_indoors_s, words);
  return fire.still_indoors == 0
             ? words.text("ui.run.chain", {{"time", time}, {"links", links}})
             : words.text("ui.run.still-indoors",
                          {{"time", time}, {"count", std::to_string(fire.still_indoors)}});
}

std::string placeOf(const MarginRow& row, const plan::Campus& campus, const Words& words) {
  const std::string name = words.name(row.name, row.id);
  if (row.kind != PlaceKind::group) return name;
  const plan::Space& where = campus[campus.space(row.where)];
  return words.text("ui.run.class-in",
                    {{"class", name}, {"space", words.name(where.name, where.id)}});
}

std::string margins(const FireResult& fire, const plan::Campus& campus, const Words& words) {
  const std::vector<std::size_t> order = analysis::bySmallestMargin(fire);
  const std::string until = clock(fire.judgedUntil_s, words);
  if (order.empty()) return words.text("ui.run.no-margin", {{"time", until}});
  Table table(words.text("ui.run.margin-columns"));
  const auto addKind = [&](bool groups) {
    std::size_t shown = 0;
    for (const std::size_t r : order) {
      const MarginRow& row = fire.margins[r];
      if ((row.kind == PlaceKind::group) != groups || shown++ >= kPlacesShown) continue;
      const std::string by(io::spell(*row.available.criterion()));
      const bool bound = row.still_there > 0;
      table.add({placeOf(row, campus, words), clock(row.available.first_s(), words),
                 words.text("criterion." + by), (bound ? "≥ " : "") + clock(row.required_s, words),
                 (bound ? "≤ " : "") + signedClock(*row.margin_s, words),
                 std::to_string(row.persons)});
    }
  };
  addKind(false);
  addKind(true);
  return words.text("ui.run.margins", {{"time", until}}) + '\n' + table.text();
}

}  // namespace

std::string fireSummary(const RunResult& result, const plan::Campus& campus, const Words& words) {
  const FireResult& fire = *result.fire;
  std::string text = noticed(fire, words) + '\n' + harmed(result, words) + '\n';
  if (const std::string links = chain(fire, words); !links.empty()) text += links + '\n';
  return text + margins(fire, campus, words);
}

}  // namespace muster::cli
