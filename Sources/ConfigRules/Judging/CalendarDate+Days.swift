import StrictYAML

extension CalendarDate {
    /// The day's number: the difference of two is how many days lie between them.
    ///
    /// Years begin in March here, so that the day that leap years add is their last.
    var dayNumber: Int {
        let shifted = month < 3 ? year - 1 : year
        let months = (month + 9) % 12
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (months * 153 + 2) / 5 + day
    }
}
