#include "viewer/content/colouring.h"

#include <array>

#include "viewer/content/colour_scale.h"

namespace muster::viewer {

namespace {

constexpr std::array<std::string_view, kColourings> kNames{"speed", "state", "group"};

// Of simulation::Status, in its order: waiting, moving, arrived, out, stuck, incapacitated.
constexpr std::array<Rgba, kStatuses> kStateColours{rgba(150, 150, 158), rgba(0, 114, 178),
                                                    rgba(0, 158, 115),   rgba(0, 158, 115),
                                                    rgba(213, 94, 0),    rgba(20, 20, 20)};
constexpr std::array<const char*, kStatuses> kStateKeys{
    "viewer.state.waiting", "viewer.state.moving", "viewer.state.arrived",
    "viewer.state.out",     "viewer.state.stuck",  "viewer.state.incapacitated"};

Rgba colourOf(const Document& document, const Person& person, std::size_t agent, ColourBy by) {
  switch (by) {
    case ColourBy::speed:
      return scaleColour(1.0 - double{person.speed_m_s} / kFastWalk_m_s);
    case ColourBy::state:
      return kStateColours[static_cast<std::size_t>(person.status)];
    case ColourBy::group:
      return kindColour(document.agents[agent].group);
  }
  return 0;
}

}  // namespace

std::string_view spell(ColourBy by) {
  return kNames[static_cast<std::size_t>(by)];
}

Figures figuresOf(const Document& document, const Moment& moment, ColourBy by) {
  const plan::Campus& campus = *document.campus;
  Figures figures;
  figures.byLevel.resize(campus.levels.size());
  std::vector<std::size_t> next(campus.levels.size() + 1);
  for (const Person& person : moment.people) {
    if (person.present) ++next[campus[person.space].level.index() + 1];
  }
  for (std::size_t level = 0; level < campus.levels.size(); ++level) {
    figures.byLevel[level] = {next[level], next[level + 1]};
    next[level + 1] += next[level];
  }
  figures.all.resize(next.back());
  for (std::size_t i = 0; i < moment.people.size(); ++i) {
    const Person& person = moment.people[i];
    if (!person.present) continue;
    const plan::Space& space = campus[person.space];
    Figure& figure = figures.all[next[space.level.index()]++];
    figure = {static_cast<float>(person.position.x),
              static_cast<float>(person.position.y),
              static_cast<float>(space.elevationAt(person.position)),
              static_cast<float>(document.agents[i].radius_m),
              static_cast<float>(person.heading.x),
              static_cast<float>(person.heading.y),
              colourOf(document, person, i, by)};
  }
  return figures;
}

Legend legendOf(const Document& document, ColourBy by, const report::Words& words) {
  Legend legend;
  legend.title = words.text("viewer.colour." + std::string(spell(by)));
  switch (by) {
    case ColourBy::speed:
      legend.unit = "m/s";
      legend.high = kFastWalk_m_s;
      legend.darkIsLow = true;
      break;
    case ColourBy::state:
      for (std::size_t s = 0; s < kStatuses; ++s)
        legend.kinds.push_back({words.text(kStateKeys[s]), kStateColours[s]});
      break;
    case ColourBy::group:
      for (std::size_t g = 0; g < document.groups.size(); ++g)
        legend.kinds.push_back({document.groups[g].id, kindColour(g)});
      break;
  }
  return legend;
}

}  // namespace muster::viewer
