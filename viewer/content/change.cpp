#include "viewer/content/change.h"

#include <fmt/format.h>

#include "viewer/content/clock_text.h"

namespace muster::viewer {

namespace {

using simulation::EventKind;
using simulation::Measure;

const char* keyOf(EventKind kind) {
  switch (kind) {
    case EventKind::alarm:
      return "viewer.event.alarm";
    case EventKind::open:
      return "viewer.event.open";
    case EventKind::close:
      return "viewer.event.close";
    case EventKind::oneWay:
      return "viewer.event.one-way";
    case EventKind::bothWays:
      return "viewer.event.both-ways";
    case EventKind::release:
      return "viewer.event.release";
    case EventKind::announce:
      return "viewer.event.announce";
    case EventKind::lightsOut:
      return "viewer.event.lights-out";
    case EventKind::lightsOn:
      return "viewer.event.lights-on";
    case EventKind::fall:
      return "viewer.event.fall";
    case EventKind::move:
      return "viewer.event.move";
  }
  return "";
}

const char* keyOf(Measure measure) {
  switch (measure) {
    case Measure::hold:
      return "viewer.guard.hold";
    case Measure::meter:
      return "viewer.guard.meter";
    case Measure::oneWay:
      return "viewer.guard.one-way";
    case Measure::open:
      return "viewer.guard.open";
    case Measure::close:
      return "viewer.guard.close";
    case Measure::send:
      return "viewer.guard.send";
  }
  return "";
}

std::string listed(const std::vector<std::string>& ids, const report::Words& words) {
  if (ids.empty()) return words.text("viewer.event.everybody");
  std::string list;
  for (const std::string& id : ids) list += (list.empty() ? "" : ", ") + id;
  return list;
}

// Of a stair's openings that each have their forward the ids stand beside each other.
std::string eventsText(const Events& events, const report::Words& words) {
  if (events.empty()) return {};
  simulation::Event all = events.front();
  for (std::size_t i = 1; i < events.size(); ++i)
    all.openings.insert(all.openings.end(), events[i].openings.begin(), events[i].openings.end());
  return clockText(all.at_s) + "  " + eventText(all, words);
}

}  // namespace

std::string eventText(const simulation::Event& event, const report::Words& words) {
  const auto& what = event.openings.empty() ? event.groups : event.openings;
  std::string text =
      words.text(keyOf(event.kind),
                 {{"what", event.kind == EventKind::fall ? event.where : listed(what, words)}});
  for (const std::string& exit : event.exits) text += " → " + exit;
  if (!event.stair.empty()) text += " → " + event.stair;
  return text;
}

std::string guardText(const simulation::Guard& guard, const report::Words& words) {
  const auto& what = guard.measure == Measure::send ? guard.groups : guard.openings;
  std::string text =
      words.text(keyOf(guard.measure),
                 {{"what", listed(what, words)}, {"rate", fmt::format("{:g}", guard.rate_per_s)}});
  for (const std::string& exit : guard.exits) text += " → " + exit;
  if (!guard.watch.empty())
    text += words.text("viewer.guard.while-dense", {{"place", guard.watch}});
  return text;
}

std::string changeText(const Change& change, const report::Words& words) {
  if (const auto* events = std::get_if<Events>(&change)) return eventsText(*events, words);
  if (const auto* guard = std::get_if<simulation::Guard>(&change))
    return clockText(guard->from_s) + "  " + guardText(*guard, words);
  if (const auto* width = std::get_if<Width>(&change))
    return words.text("viewer.change.width",
                      {{"what", width->opening}, {"width", fmt::format("{:.2f}", width->width_m)}});
  if (const auto* delay = std::get_if<Delay>(&change))
    return words.text("viewer.change.delay",
                      {{"what", delay->group}, {"time", fmt::format("{:g}", delay->release_s)}});
  return words.text("viewer.change.fire", {{"what", std::get<FireRoom>(change).space}});
}

}  // namespace muster::viewer
