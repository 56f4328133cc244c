#include "analysis/danger.h"

#include <algorithm>
#include <tuple>

namespace muster::analysis {

using measure::Alarm;
using simulation::Frame;
using simulation::Status;

namespace {

bool onTheWay(Status status) {
  return status == Status::moving || status == Status::stuck;
}

}  // namespace

void Danger::begin(const Frame& first) {
  *this = Danger();
  const simulation::Scenario& scenario = first.setup->scenario;
  result_.limits = scenario.danger;
  who_.emplace(*first.setup->campus, scenario.observe.areas);
  cells_.emplace(scenario.danger);
  result_.places = who_->rows();
  now_.resize(result_.places.size());
}

void Danger::observe(const Frame& frame) {
  const auto contact = frame.contactForce_N_per_m;
  if (contact_N_per_m_.size() < contact.size()) contact_N_per_m_.resize(contact.size());
  for (std::size_t i = 0; i < contact.size(); ++i)
    contact_N_per_m_[i] = std::max(contact_N_per_m_[i], contact[i]);
}

void Danger::sample(const Frame& frame, double since_s, LocalDensity& density) {
  const crowd::Crowd& crowd = *frame.crowd;
  displacements_.sample(crowd, since_s);
  density.lookAround(displacements_.velocity(), cells_->from_per_m2());
  taken_ = {};
  taken_.time_s = frame.time_s;
  crowded_.clear();
  placesOf_.resize(crowd.size());
  for (std::size_t i = 0; i < crowd.size(); ++i)
    if (crowd.present[i]) take(read(frame, i, density), since_s);
  takeCells(since_s);
  closeSample(since_s);
}

Danger::Person Danger::read(const Frame& frame, std::size_t agent, const LocalDensity& density) {
  const crowd::Body& body = frame.crowd->body[agent];
  Person person;
  person.at = body.position;
  person.density_per_m2 = density.perAgent()[agent];
  person.places = placesOf_[agent] = who_->of(agent, body.space, person.at);
  const double speed = geometry::norm(displacements_.velocity()[agent]);
  const bool way = onTheWay(frame.status[agent]);
  const bool stands = !way || speed < measure::kStandsBelow_m_per_s;
  person.level =
      measure::levelOfService(facilityOf(who_->tableOf(agent), stands), person.density_per_m2);
  person.pace = stops_.of(agent, way, speed);
  if (agent < contact_N_per_m_.size()) {
    person.contact_N_per_m = double{contact_N_per_m_[agent]};
    contact_N_per_m_[agent] = 0;
  }
  if (person.density_per_m2 < cells_->from_per_m2()) return person;
  const Surroundings& around = density.around()[agent];
  person.opposed = around.against >= kOpposed_share;
  person.stopAndGo = person.pace != Stops::Pace::goes && movesAround(around.velocity);
  crowded_.push_back({static_cast<std::uint32_t>(agent), body.space, person.at,
                      person.density_per_m2, speed, around.velocity, person.opposed});
  return person;
}

void Danger::take(const Person& person, double since_s) {
  tally(result_.whole, nowWhole_, person, since_s);
  for (const std::uint32_t row : person.places) {
    if (now_[row].persons == 0) touched_.push_back(row);
    tally(result_.places[row], now_[row], person, since_s);
  }
  for (std::size_t k = 0; k < taken_.above.size(); ++k)
    taken_.above[k] += person.density_per_m2 >= measure::kDensitySteps_per_m2[k] ? 1 : 0;
}

void Danger::tally(DangerPlace& place, Now& now, const Person& person, double since_s) const {
  ++now.persons;
  now.density_per_m2 = std::max(now.density_per_m2, person.density_per_m2);
  place.levels.add(person.level, since_s);
  place.density.raise(person.density_per_m2, taken_.time_s, person.at);
  if (person.pace != Stops::Pace::goes) place.waited_person_s += since_s;
  if (person.pace == Stops::Pace::stops) ++place.stops;
  if (person.stopAndGo) place.stop_and_go_person_s += since_s;
  if (person.opposed) place.opposed_person_s += since_s;
  for (std::size_t k = 0; k < place.person_above_s.size(); ++k) {
    if (person.density_per_m2 < measure::kDensitySteps_per_m2[k]) break;
    place.person_above_s[k] += since_s;
  }
  if (person.contact_N_per_m <= 0) return;
  place.contact.raise(person.contact_N_per_m, taken_.time_s, person.at);
  if (person.contact_N_per_m >= result_.limits.contactForce_N_per_m) now.alarm = Alarm::red;
}

void Danger::takeCells(double since_s) {
  for (const CrowdedCell& cell : cells_->sample(crowded_, since_s)) {
    takeCell(result_.whole, nowWhole_, cell);
    for (const std::uint32_t row : placesOf_[cell.densest])
      takeCell(result_.places[row], now_[row], cell);
    if (!cell.opposed)
      taken_.pressure_per_s2 = std::max(taken_.pressure_per_s2, cell.pressure_per_s2);
  }
}

void Danger::takeCell(DangerPlace& place, Now& now, const CrowdedCell& cell) const {
  now.alarm = std::max(now.alarm, cell.alarm);
  place.held.raise(cell.held_per_m2, taken_.time_s, cell.at);
  (cell.opposed ? place.shear : place.pressure).raise(cell.pressure_per_s2, taken_.time_s, cell.at);
}

void Danger::close(DangerPlace& place, const Now& now, double since_s) const {
  place.person_s += static_cast<double>(now.persons) * since_s;
  if (now.persons > 0) {
    place.occupied_s += since_s;
    if (!place.first_s) place.first_s = taken_.time_s;
  }
  if (now.persons > place.most_persons) {
    place.most_persons = now.persons;
    place.most_at_s = taken_.time_s;
  }
  for (std::size_t k = 0; k < place.above_s.size(); ++k)
    if (now.density_per_m2 >= measure::kDensitySteps_per_m2[k]) place.above_s[k] += since_s;
  place.worst = std::max(place.worst, now.alarm);
  if (now.alarm == Alarm::none) return;
  const auto level = static_cast<std::size_t>(now.alarm);
  place.alarm_s[level - 1] += since_s;
  // Whatever reaches a level has reached those below it.
  for (std::size_t k = 0; k < level; ++k)
    if (!place.raised_s[k]) place.raised_s[k] = taken_.time_s;
}

void Danger::closeSample(double since_s) {
  DangerPlace& whole = result_.whole;
  std::ranges::sort(touched_);  // spaces before staircases, zones and areas
  std::tuple<Alarm, double> worst{Alarm::none, 0.0};
  for (const std::uint32_t row : touched_) {
    const Now& now = now_[row];
    if (std::tuple(now.alarm, now.density_per_m2) > worst) {
      worst = {now.alarm, now.density_per_m2};
      taken_.alarm = now.alarm;
      taken_.worst = row;
    }
    close(result_.places[row], now, since_s);
  }
  for (std::size_t k = 0; k < static_cast<std::size_t>(taken_.alarm); ++k)
    if (!whole.raised_s[k]) result_.raisedAt[k] = taken_.worst;
  nowWhole_.alarm = taken_.alarm;
  close(whole, nowWhole_, since_s);
  taken_.persons = nowWhole_.persons;
  taken_.density_per_m2 = nowWhole_.density_per_m2;
  result_.samples.push_back(taken_);
  for (const std::uint32_t row : touched_) now_[row] = {};
  touched_.clear();
  nowWhole_ = {};
}

DangerResult Danger::result() const {
  return result_;
}

std::vector<std::size_t> byDanger(const DangerResult& danger) {
  std::vector<std::size_t> order;
  for (std::size_t row = 0; row < danger.places.size(); ++row)
    if (danger.places[row].first_s) order.push_back(row);
  const auto worse = [&](std::size_t a, std::size_t b) {
    const auto key = [&](const DangerPlace& p) {
      return std::tuple(p.worst, p.alarm_s[2], p.alarm_s[1], p.alarm_s[0], p.held.value,
                        p.density.value);
    };
    return key(danger.places[a]) > key(danger.places[b]);
  };
  std::ranges::stable_sort(order, worse);
  return order;
}

}  // namespace muster::analysis
