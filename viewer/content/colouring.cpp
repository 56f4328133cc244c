#include "viewer/content/colouring.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "report/density_colours.h"
#include "viewer/content/colour_scale.h"

namespace muster::viewer {

namespace {

constexpr std::array<std::string_view, kColourings> kNames{"speed", "density", "state", "group",
                                                           "exit",  "lost",    "dose"};

// Of simulation::Status, in its order: waiting, moving, arrived, out, stuck, incapacitated.
constexpr std::array<Rgba, kStatuses> kStateColours{rgba(150, 150, 158), rgba(0, 114, 178),
                                                    rgba(0, 158, 115),   rgba(0, 158, 115),
                                                    rgba(213, 94, 0),    rgba(20, 20, 20)};
constexpr std::array<const char*, kStatuses> kStateKeys{
    "viewer.state.waiting", "viewer.state.moving", "viewer.state.arrived",
    "viewer.state.out",     "viewer.state.stuck",  "viewer.state.incapacitated"};

constexpr Rgba kUnknown = rgba(150, 150, 158);

// The way out of the building; of those who never were in one, out of the campus.
plan::OpeningId exitOf(const analysis::AgentRow& row) {
  return row.building_exit.valid() ? row.building_exit : row.campus_exit;
}

// Exits that anybody takes, ascending.
std::vector<plan::OpeningId> exitsOf(const Document& document) {
  std::vector<plan::OpeningId> exits;
  for (const analysis::AgentRow& row : document.tables->agents) {
    if (exitOf(row).valid()) exits.push_back(exitOf(row));
  }
  std::ranges::sort(exits);
  exits.erase(std::unique(exits.begin(), exits.end()), exits.end());
  return exits;
}

double mostLost_s(const Document& document) {
  double most = 1;
  for (const analysis::AgentRow& row : document.tables->agents) most = std::max(most, row.lost_s);
  return std::ceil(most / 30) * 30;
}

// What colours need to know besides the person.
struct Shades {
  const Document& document;
  ColourBy by;
  std::span<const double> density;
  std::vector<plan::OpeningId> exits;
  double mostLost = 1;
};

Rgba exitColour(const Shades& shades, plan::OpeningId exit) {
  const auto at = std::ranges::lower_bound(shades.exits, exit);
  if (at == shades.exits.end() || *at != exit) return kUnknown;
  return kindColour(static_cast<std::size_t>(at - shades.exits.begin()));
}

Rgba colourOf(const Shades& shades, const Person& person, std::size_t agent) {
  switch (shades.by) {
    case ColourBy::speed:
      return scaleColour(1.0 - double{person.speed_m_s} / kFastWalk_m_s);
    case ColourBy::density:
      return agent < shades.density.size()
                 ? scaleColour(shades.density[agent] / report::kDarkest_per_m2)
                 : kUnknown;
    case ColourBy::state:
      return kStateColours[static_cast<std::size_t>(person.status)];
    case ColourBy::group:
      return kindColour(shades.document.agents[agent].group);
    case ColourBy::exit:
      return exitColour(shades, exitOf(shades.document.tables->agents[agent]));
    case ColourBy::lost:
      return scaleColour(shades.document.tables->agents[agent].lost_s / shades.mostLost);
    case ColourBy::dose: {
      const auto& exposure = shades.document.tables->agents[agent].exposure;
      return exposure ? scaleColour(exposure->dose()) : kUnknown;
    }
  }
  return kUnknown;
}

Shades shadesOf(const Document& document, ColourBy by, std::span<const double> density) {
  Shades shades{document, by, density, {}, 1};
  if (by == ColourBy::exit) shades.exits = exitsOf(document);
  if (by == ColourBy::lost) shades.mostLost = mostLost_s(document);
  return shades;
}

}  // namespace

bool canColour(const Document& document, ColourBy by) {
  if (by == ColourBy::dose)
    return document.tables && std::ranges::any_of(document.tables->agents, [](const auto& row) {
             return row.exposure.has_value();
           });
  return document.tables.has_value() || (by != ColourBy::exit && by != ColourBy::lost);
}

std::string_view spell(ColourBy by) {
  return kNames[static_cast<std::size_t>(by)];
}

Figures figuresOf(const Document& document, const Moment& moment, ColourBy by,
                  std::span<const double> density) {
  const Shades shades = shadesOf(document, by, density);
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
              colourOf(shades, person, i)};
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
    case ColourBy::density:
      legend.unit = words.text("viewer.unit.density");
      legend.high = report::kDarkest_per_m2;
      break;
    case ColourBy::lost:
      legend.unit = words.text("viewer.unit.seconds");
      legend.high = mostLost_s(document);
      break;
    case ColourBy::dose:
      legend.unit = words.text("viewer.unit.dose");
      legend.high = 1;
      break;
    case ColourBy::exit: {
      const Shades shades = shadesOf(document, by, {});
      for (const plan::OpeningId exit : shades.exits) {
        const plan::Opening& opening = (*document.campus)[exit];
        legend.kinds.push_back({words.name(opening.name, opening.id), exitColour(shades, exit)});
      }
      legend.kinds.push_back({words.text("viewer.none"), kUnknown});
      break;
    }
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
