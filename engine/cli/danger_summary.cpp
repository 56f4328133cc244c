#include "cli/danger_summary.h"

#include <algorithm>

#include "cli/summary.h"

namespace muster::cli {

namespace {

using analysis::DangerPlace;
using analysis::DangerResult;
using analysis::RunResult;
using report::number;
using report::Words;

// A level that rose with the one above it has no place and time of its own.
std::string alarmLevel(const DangerResult& danger, std::size_t k, const Words& words) {
  const std::string level = words.text("danger." + std::string(measure::alarmWords()[k + 1]));
  const std::string seconds = number(danger.whole.alarm_s[k], 0);
  const auto& raised_s = danger.whole.raised_s;
  if (k + 1 < raised_s.size() && raised_s[k + 1] == raised_s[k])
    return words.text("ui.run.danger-level-too", {{"level", level}, {"seconds", seconds}});
  const DangerPlace& place = danger.places[danger.raisedAt[k]];
  return words.text("ui.run.danger-level", {{"level", level},
                                            {"seconds", seconds},
                                            {"time", clock(raised_s[k], words)},
                                            {"place", words.name(place.name, place.id)}});
}

std::string alarms(const DangerResult& danger, const Words& words) {
  std::string list;
  for (std::size_t k = measure::kAlarms; k-- > 0;) {
    if (!danger.whole.raised_s[k]) continue;
    if (!list.empty()) list += words.text("ui.list-semicolon");
    list += alarmLevel(danger, k, words);
  }
  if (list.empty()) return words.text("ui.run.danger-none");
  return words.text("ui.run.danger", {{"levels", list}});
}

std::string exposure(const DangerPlace& whole, const Words& words) {
  const auto seconds = [&](std::size_t k) { return number(whole.person_above_s[k], 0); };
  return words.text("ui.run.danger-exposure", {{"above3", seconds(1)},
                                               {"above4", seconds(2)},
                                               {"above5", seconds(3)},
                                               {"held", number(whole.held.value, 1)}});
}

std::string longestQueue(const RunResult& result, const Words& words) {
  const auto longest = std::ranges::max_element(result.bottlenecks, {},
                                                [](const auto& row) { return row.queue.longest; });
  if (longest == result.bottlenecks.end() || longest->queue.longest == 0) return "";
  return '\n' + words.text("ui.run.longest-queue",
                           {{"persons", std::to_string(longest->queue.longest)},
                            {"place", words.name(longest->name, longest->id)},
                            {"time", clock(longest->queue.longest_at_s, words)},
                            {"wait", clock(longest->queue.longest_wait_s, words)}});
}

std::string keptFree(const DangerResult& danger, const Words& words) {
  std::string lines;
  for (const DangerPlace& place : danger.places) {
    if (!place.keepFree || !place.first_s) continue;
    lines +=
        '\n' + words.text("ui.run.danger-keep-free", {{"place", words.name(place.name, place.id)},
                                                      {"exposure", number(place.person_s, 0)},
                                                      {"most", std::to_string(place.most_persons)},
                                                      {"time", clock(place.most_at_s, words)}});
  }
  return lines;
}

}  // namespace

std::string dangerSummary(const RunResult& result, const Words& words) {
  const DangerResult& danger = result.danger;
  return alarms(danger, words) + '\n' + exposure(danger.whole, words) +
         longestQueue(result, words) + keptFree(danger, words);
}

}  // namespace muster::cli
