#include "viewer/content/moment.h"

#include <algorithm>

namespace muster::viewer {

namespace {

constexpr double kFastest_m_s = 12.0;  // more is no walk but a jump

Person personOf(const io::RecordedFrame& frame, std::size_t i) {
  Person person;
  person.present = frame.present[i] != 0;
  person.status = frame.status[i];
  if (!person.present) return person;
  person.position = frame.position[i];
  person.heading = frame.heading[i];
  person.space = plan::SpaceId(std::size_t{frame.space[i]});
  return person;
}

void moveOn(Person& person, const io::RecordedFrame& next, std::size_t i, double share,
            double span_s) {
  if (!person.present || i >= next.present.size() || !next.present[i] || span_s <= 0) return;
  const double speed = geometry::distance(person.position, next.position[i]) / span_s;
  if (speed > kFastest_m_s) return;
  person.speed_m_s = static_cast<float>(speed);
  person.position = geometry::lerp(person.position, next.position[i], share);
  person.heading = geometry::normalised(geometry::lerp(person.heading, next.heading[i], share));
  if (share >= 0.5) person.space = plan::SpaceId(std::size_t{next.space[i]});
}

}  // namespace

Moment momentAt(Frames& frames, double time_s) {
  Moment moment;
  moment.time_s = time_s;
  if (frames.count() == 0) return moment;
  const std::size_t index = frames.at(time_s);
  const SharedFrame now = frames.frame(index);
  if (!now) return moment;
  const SharedFrame next = index + 1 < frames.count() ? frames.frame(index + 1) : nullptr;
  const double span_s = next ? next->time_s - now->time_s : 0;
  const double share = span_s > 0 ? std::clamp((time_s - now->time_s) / span_s, 0.0, 1.0) : 0;
  moment.people.resize(now->present.size());
  for (std::size_t i = 0; i < moment.people.size(); ++i) {
    Person& person = moment.people[i];
    person = personOf(*now, i);
    if (next) moveOn(person, *next, i, share, span_s);
    moment.present += person.present ? 1 : 0;
    ++moment.with[static_cast<std::size_t>(person.status)];
  }
  return moment;
}

}  // namespace muster::viewer
