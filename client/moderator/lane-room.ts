/** Cards of a group before "18 weitere". */
const shownInCluster = { usual: 4, tall: 6 };
/** Of the tray and the parking lot likewise: one row. */
const shownInTray = { usual: 3, wide: 5 };
const tilesInParking = 5;

/** How many cards a lane shows before it is opened, on this screen. */
export const shownMaxOf = (kind: 'cluster' | 'tray' | 'parked'): number => {
  switch (kind) {
    case 'cluster':
      return matchMedia('(min-height: 1000px)').matches ? shownInCluster.tall : shownInCluster.usual;
    case 'tray':
      return matchMedia('(min-width: 1700px)').matches ? shownInTray.wide : shownInTray.usual;
    case 'parked':
      return tilesInParking;
  }
};
