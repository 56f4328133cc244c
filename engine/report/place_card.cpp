#include "report/place_card.h"

#include <fmt/format.h>

#include "report/chart.h"
#include "report/plan_crop.h"

namespace muster::report {

std::string placeCard(const PageText& page, const PlaceCard& place, const plan::Campus* campus) {
  const std::string name = escaped(place.name);
  std::string out = fmt::format("<div class=\"card\"><h3>{}. {}</h3>\n", place.rank, name);
  const auto png = campus ? planCrop(*campus, place.level, place.where) : std::nullopt;
  if (png) out += fmt::format("<img src=\"{}\" alt=\"{}\">\n", pngAddress(*png), name);
  out += "<p>" + escaped(causeSentence(place.facts, page.words)) + "</p>\n";
  if (!place.facts.groups.empty())
    out += page.paragraph("report.study.meet",
                          {{"groups", groupNames(place.facts.groups, page.words)}});
  return out + "</div>\n";
}

}  // namespace muster::report
