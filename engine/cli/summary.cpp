#include "cli/summary.h"

#include <algorithm>
#include <cstdio>
#include <span>

#include <fmt/format.h>

#include "analysis/hydraulic_estimate.h"
#include "cli/danger_summary.h"
#include "cli/fire_summary.h"
#include "cli/table.h"

namespace muster::cli {

namespace {

using analysis::RunResult;
using report::number;

constexpr std::size_t kBottlenecksShown = 3;
constexpr std::size_t kQueuesShown = 5;

void put(const std::string& text) {
  std::fputs((text + "\n").c_str(), stdout);
}

using Parts = std::vector<std::string>;

std::string listed(const Parts& parts, const char* separator, const report::Words& words) {
  return fmt::format("{}", fmt::join(parts, words.text(separator)));
}

void addTime(Parts& parts, const char* key, const analysis::Seconds& seconds,
             const report::Words& words) {
  if (seconds) parts.push_back(words.text(key, {{"time", clock(seconds, words)}}));
}

// When how many were out, as far as it came to that; of Totals or HydraulicSummary.
template <class Times>
Parts leavingTimes(const Times& t, const report::Words& words) {
  Parts parts;
  addTime(parts, "ui.run.time-t50", t.t50_s, words);
  addTime(parts, "ui.run.time-t95", t.t95_s, words);
  addTime(parts, "ui.run.time-t100", t.t100_s, words);
  if (!t.t100_s) parts.push_back(words.text("ui.run.time-not-all"));
  return parts;
}

// With the roll call where people have a slot.
std::string times(const analysis::Totals& t, const simulation::Setup& setup,
                  const report::Words& words) {
  Parts parts = leavingTimes(t, words);
  addTime(parts, "ui.run.time-roll-call", t.roll_call_s, words);
  const bool slots = std::any_of(setup.groups.begin(), setup.groups.end(),
                                 [](const auto& group) { return group.assembly.valid(); });
  if (slots && !t.roll_call_s) parts.push_back(words.text("ui.run.time-no-roll-call"));
  return listed(parts, "ui.list-comma", words);
}

void printHydraulic(const RunResult& r, const report::Words& words) {
  if (!r.hydraulic) return;
  const analysis::HydraulicSummary& h = *r.hydraulic;
  Parts parts;
  if (r.identity.bodies) parts.push_back(listed(leavingTimes(h, words), "ui.list-comma", words));
  if (const auto ratio = analysis::ratioToHydraulic(r); ratio && r.identity.bodies) {
    parts.push_back(words.text("ui.run.hydraulic-ratio", {{"ratio", number(*ratio, 2)}}));
  }
  parts.push_back(h.controlling.empty()
                      ? words.text("ui.run.hydraulic-walking")
                      : words.text("ui.run.hydraulic-controlling",
                                   {{"place", words.name(h.controlling_name, h.controlling)},
                                    {"share", number(100 * h.controlling_share, 0)}}));
  if (h.shut_in > 0) {
    parts.push_back(words.text("ui.run.hydraulic-shut-in", {{"count", std::to_string(h.shut_in)}}));
  }
  put(words.text("ui.run.hydraulic", {{"result", listed(parts, "ui.list-semicolon", words)}}));
}

void printQueues(const RunResult& r, const plan::Campus& campus, const report::Words& words) {
  std::vector<analysis::QueueRow> longest(r.queues);
  std::ranges::stable_sort(longest, std::greater<>{}, &analysis::QueueRow::longest_queue);
  longest.resize(std::min(kQueuesShown, longest.size()));
  Table table(words.text("ui.run.queue-columns"));
  for (const analysis::QueueRow& row : longest) {
    const plan::Opening& opening = campus[row.opening];
    table.add({words.name(opening.name, opening.id), std::to_string(row.longest_queue),
               clock(row.longest_at_s, words), std::to_string(row.persons),
               number(60 * row.capacity_per_s, 0), number(row.waited_person_s, 0)});
  }
  put(words.text("ui.run.queues") + "\n" + table.text());
}

void printPeople(const RunResult& r, const simulation::Setup& setup, const report::Words& words) {
  const analysis::Totals& t = r.totals;
  put(words.text("ui.run.people", {{"agents", std::to_string(t.agents)},
                                   {"out", std::to_string(t.out)},
                                   {"inside", std::to_string(t.inside)},
                                   {"stuck", std::to_string(t.stuck)}}));
  put(words.text("ui.run.times", {{"times", times(t, setup, words)}}));
  printHydraulic(r, words);
}

void printExits(const RunResult& r, const plan::Campus& campus, const report::Words& words) {
  Table table(words.text("ui.run.exit-columns"));
  for (const analysis::ExitRow& exit : r.exits) {
    if (exit.persons == 0) continue;
    const plan::Opening& opening = campus[exit.opening];
    table.add({words.name(opening.name, opening.id), std::to_string(exit.persons),
               clock(exit.first_s, words), clock(exit.last_s, words),
               number(60 * exit.peak_flow_per_s, 0)});
  }
  put("\n" + words.text("ui.run.exits") + "\n" + table.text());
}

void printClasses(const RunResult& r, const report::Words& words) {
  Table table(words.text("ui.run.class-columns"));
  for (const analysis::GroupRow& group : r.groups) {
    table.add({group.id, std::to_string(group.persons), clock(group.first_started_s, words),
               clock(group.last_left_room_s, words), clock(group.last_left_building_s, words),
               clock(group.roll_call_s, words)});
  }
  put(words.text("ui.run.classes") + "\n" + table.text());
}

void printBottlenecks(const RunResult& r, const report::Words& words) {
  Table table(words.text("ui.run.bottleneck-columns"));
  for (std::size_t i = 0; i < std::min(kBottlenecksShown, r.bottlenecks.size()); ++i) {
    const analysis::BottleneckRow& b = r.bottlenecks[i];
    table.add({words.name(b.name, b.id), number(b.lost_person_s, 0), std::to_string(b.persons),
               clock(b.from_s, words), clock(b.to_s, words), number(b.peak_density_per_m2, 1),
               b.capacity_per_s > 0 ? number(100 * b.capacity_share, 0) + " %" : "-"});
  }
  put(words.text("ui.run.bottlenecks") + "\n" + table.text());
}

void printRun(const RunResult& r, const plan::Campus& campus, const report::Words& words) {
  const analysis::RunIdentity& id = r.identity;
  const double factor = id.wall_s > 0 ? r.totals.simulated_s / id.wall_s : 0;
  if (r.peak.space.valid()) {
    const plan::Space& space = campus[r.peak.space];
    put(words.text("ui.run.peak", {{"density", number(r.peak.density_per_m2, 1)},
                                   {"space", words.name(space.name, space.id)},
                                   {"time", clock(r.peak.time_s, words)}}));
  }
  if (r.peak_contact_force_n_per_m)
    put(words.text("ui.run.contact-force", {{"force", number(*r.peak_contact_force_n_per_m, 0)}}));
  if (id.flow == simulation::FlowMode::code)
    put(words.text("ui.run.code-flow", {{"flow", number(id.code_flow_per_m_s, 2)}}));
  put(words.text("ui.run.speed", {{"simulated", clock(r.totals.simulated_s, words)},
                                  {"wall", number(id.wall_s, 2)},
                                  {"factor", number(factor, 0)},
                                  {"threads", std::to_string(id.threads)}}));
  put(words.text(
      "ui.run.hash",
      {{"hash", id.result_hash}, {"seed", std::to_string(id.seed)}, {"model", id.model}}));
}

// "12 (3-1), 14 (3-1)": agents with their groups, and in which space if asked for; the first ten.
std::string named(const RunResult& r, std::span<const std::uint32_t> agents, bool space,
                  const report::Words& words) {
  constexpr std::size_t kNamed = 10;
  std::string text;
  for (const std::uint32_t i : agents.first(std::min(kNamed, agents.size()))) {
    const analysis::AgentRow& agent = r.agents[i];
    text +=
        fmt::format("{}{} ({}{})", text.empty() ? "" : ", ", i, r.groups[agent.group.index()].id,
                    space ? ", " + r.spaces[agent.space.index()] : "");
  }
  if (agents.size() > kNamed)
    text += " " + words.text("ui.and-more", {{"count", std::to_string(agents.size() - kNamed)}});
  return text;
}

void printBuses(const RunResult& r, const report::Words& words) {
  for (const simulation::BusTally& bus : r.buses) {
    put(words.text(bus.left_s < 0 ? "ui.run.bus-not-left" : "ui.run.bus",
                   {{"bus", bus.id},
                    {"boarded", std::to_string(bus.boarded)},
                    {"list", std::to_string(bus.on_list)},
                    {"time", clock(std::max(0.0, bus.left_s), words)}}));
    if (!bus.missed.empty())
      put(words.text("ui.run.bus-missed", {{"agents", named(r, bus.missed, false, words)}}));
  }
}

// What must not be overlooked: an end before everybody was safe.
void printEnding(const RunResult& r, const report::Words& words) {
  using Why = simulation::Ending::Why;
  const std::string time = clock(r.totals.simulated_s, words);
  if (r.identity.ending == Why::cancelled) put(words.text("ui.run.cancelled", {{"time", time}}));
  if (r.identity.ending == Why::durationReached) put(words.text("ui.run.limit", {{"time", time}}));
  if (r.totals.stuck == 0) return;
  std::vector<std::uint32_t> stuck;
  for (std::size_t i = 0; i < r.agents.size(); ++i) {
    if (r.agents[i].status == simulation::Status::stuck)
      stuck.push_back(static_cast<std::uint32_t>(i));
  }
  put(words.text("ui.run.stuck", {{"agents", named(r, stuck, true, words)}}));
}

}  // namespace

void printSummary(const RunResult& result, const simulation::Setup& setup,
                  const report::Words& words) {
  const plan::Campus& campus = *setup.campus;
  put(words.name(result.identity.title, result.identity.scenario));
  printPeople(result, setup, words);
  printExits(result, campus, words);
  printClasses(result, words);
  if (result.identity.bodies) {
    printBottlenecks(result, words);
    put(dangerSummary(result, words));
  } else {
    printQueues(result, campus, words);
  }
  if (result.fire) put(fireSummary(result, campus, words));
  printBuses(result, words);
  printRun(result, campus, words);
  printEnding(result, words);
  put(words.text("ui.run.disclaimer"));
}

}  // namespace muster::cli
