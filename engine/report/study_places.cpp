// Bottlenecks of the base over all its runs, the worst with a picture and a sentence why.
#include <algorithm>

#include <fmt/format.h>

#include "analysis/bottlenecks.h"
#include "report/chart.h"
#include "report/place_card.h"
#include "report/study_sections.h"

namespace muster::report {
namespace {

using study::PlaceOverview;

constexpr std::size_t kCards = 6;
constexpr std::size_t kRows = 15;

std::vector<std::string> groupsOf(const PlaceOverview& place) {
  std::vector<std::string> groups;
  for (const auto& [group, runs] : place.groups)
    if (2 * runs >= place.jams) groups.push_back(group);  // in half of the jams: no stray pupil
  return groups;
}

std::string lost(const PlaceOverview& place) {
  if (!place.lost_person_s) return number(place.lost, 0);
  return fmt::format("{:.0f} ± {:.0f}", place.lost, place.lost_person_s->halfWidth());
}

std::string card(const StudyReport& report, std::size_t index) {
  const PlaceOverview& place = report.places[index];
  PlaceCard card;
  card.rank = index + 1;
  card.name = report.placeName(place.constraint, place.id);
  card.facts = {place.constraint, place.flow_per_s, place.capacity_per_s, place.peakDensity_per_m2,
                groupsOf(place)};
  if (!report.campus) return placeCard(report, card, nullptr);
  const analysis::BottleneckRow at = analysis::placeOf(place.constraint, place.id, *report.campus);
  card.level = at.level;
  card.where = at.where;
  return placeCard(report, card, &*report.campus);
}

std::string table(const StudyReport& report) {
  HtmlTable html(report.words.text("report.study.places.columns"), "tnnnnnnn");
  for (std::size_t i = 0; i < std::min(kRows, report.places.size()); ++i) {
    const PlaceOverview& place = report.places[i];
    html.add(
        {escaped(report.placeName(place.constraint, place.id)),
         fmt::format("{:.0f} %<br><span class=\"small\">{:.0f} … {:.0f}</span>",
                     100 * place.share.estimate, 100 * place.share.low, 100 * place.share.high),
         report.clockOf(place.from_s) + "–" + report.clockOf(place.to_s),
         report.clockOf(place.to_s - place.from_s), lost(place), number(place.persons, 0),
         number(place.peakDensity_per_m2, 1),
         place.capacity_per_s > 0 ? number(100 * place.flow_per_s / place.capacity_per_s, 0)
                                  : "–"});
  }
  return html.html();
}

}  // namespace

std::string placesSection(const StudyReport& report) {
  std::string out = report.headingOnNewPage("report.study.places");
  if (report.places.empty()) return out + "<p>" + report.noPlaceText() + "</p>\n";
  out += report.paragraph("report.study.places.about",
                          {{"persons", std::to_string(study::kJamPersons)},
                           {"seconds", number(study::kJam_s, 0)},
                           {"runs", std::to_string(report.runs.front().size())}}) +
         table(report);
  if (report.places.size() > kRows)
    out += "<p class=\"small\">" +
           report.text("report.study.places.more",
                       {{"count", std::to_string(report.places.size() - kRows)}}) +
           "</p>\n";
  if (!report.campus) out += report.paragraph("report.study.no-plan");
  out += "<div class=\"cards\">\n";
  for (std::size_t i = 0; i < std::min(kCards, report.places.size()); ++i) out += card(report, i);
  return out + "</div>\n<p class=\"small\">" + report.text("report.cause.about") + "</p>\n";
}

}  // namespace muster::report
