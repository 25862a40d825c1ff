export { TourGroupsPage } from './TourGroupsPage';
